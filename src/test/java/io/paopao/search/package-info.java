/// Tests of the search context.
@NullMarked
package io.paopao.search;

import org.jspecify.annotations.NullMarked;
