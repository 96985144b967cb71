/// Push: tells watchers of a channel what was committed, in order, once.
///
/// Owns the schema `push` (channels, publications) and `/ws/v1`; hears `posts` and `notifications`.
@NullMarked
package io.paopao.push;

import org.jspecify.annotations.NullMarked;
