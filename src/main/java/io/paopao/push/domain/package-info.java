/// The stream of a channel: offsets, recovery, bounds. Plain Java.
@NullMarked
package io.paopao.push.domain;

import org.jspecify.annotations.NullMarked;
