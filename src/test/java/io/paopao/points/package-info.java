/// Tests of points.
@NullMarked
package io.paopao.points;

import org.jspecify.annotations.NullMarked;
