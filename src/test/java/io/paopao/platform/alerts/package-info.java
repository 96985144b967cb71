/// Tests of what alerts mean.
@NullMarked
package io.paopao.platform.alerts;

import org.jspecify.annotations.NullMarked;
