/// A payment provider for development and tests: a process of its own that behaves as badly as it
/// is told to.
@NullMarked
package io.paopao.provider;

import org.jspecify.annotations.NullMarked;
