/// Presence over REST.
@NullMarked
package io.paopao.push.rest;

import org.jspecify.annotations.NullMarked;
