/// Uploads over REST, and the pictures themselves.
@NullMarked
package io.paopao.media.rest;

import org.jspecify.annotations.NullMarked;
