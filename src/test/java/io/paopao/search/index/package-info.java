/// What the search index finds, and what no input may do to it.
@NullMarked
package io.paopao.search.index;

import org.jspecify.annotations.NullMarked;
