/// SQL: routing between primary and replica, transactions, migrations.
@NullMarked
package io.paopao.platform.sql;

import org.jspecify.annotations.NullMarked;
