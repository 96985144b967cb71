/// The contract of the REST API, and how the tests hold the forum to it.
@NullMarked
package io.paopao.contract;

import org.jspecify.annotations.NullMarked;
