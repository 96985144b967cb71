/// The ledger's rules: plain Java.
@NullMarked
package io.paopao.points.domain;

import org.jspecify.annotations.NullMarked;
