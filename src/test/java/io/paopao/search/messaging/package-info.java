/// Tests of how the index is kept up to date.
@NullMarked
package io.paopao.search.messaging;

import org.jspecify.annotations.NullMarked;
