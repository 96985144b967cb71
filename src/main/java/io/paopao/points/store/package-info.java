/// The ledger in SQL.
@NullMarked
package io.paopao.points.store;

import org.jspecify.annotations.NullMarked;
