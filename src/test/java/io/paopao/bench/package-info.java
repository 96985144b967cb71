/// Measures a running forum from outside, beside its peers. Run by `bench/run`, never by the tests.
@NullMarked
package io.paopao.bench;

import org.jspecify.annotations.NullMarked;
