/// Tests of what the ledger hears.
@NullMarked
package io.paopao.points.messaging;

import org.jspecify.annotations.NullMarked;
