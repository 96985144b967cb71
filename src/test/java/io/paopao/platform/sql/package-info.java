/// The database of the test stack.
@NullMarked
package io.paopao.platform.sql;

import org.jspecify.annotations.NullMarked;
