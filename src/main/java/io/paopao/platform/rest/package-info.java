/// What every REST resource shares: problems, pages, conditional requests, idempotency.
@NullMarked
package io.paopao.platform.rest;

import org.jspecify.annotations.NullMarked;
