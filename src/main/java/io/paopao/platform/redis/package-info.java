/// Redis: one bounded client, and the cache in front of SQL.
@NullMarked
package io.paopao.platform.redis;

import org.jspecify.annotations.NullMarked;
