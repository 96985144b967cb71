/// Calls to other servers: one bounded client for each remote.
@NullMarked
package io.paopao.platform.http;

import org.jspecify.annotations.NullMarked;
