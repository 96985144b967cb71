/// The full-text index: how text becomes terms, how documents are kept, and how questions are
/// answered.
@NullMarked
package io.paopao.search.index;

import org.jspecify.annotations.NullMarked;
