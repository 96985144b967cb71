/// Hears what brings points and what takes them.
@NullMarked
package io.paopao.points.messaging;

import org.jspecify.annotations.NullMarked;
