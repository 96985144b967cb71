/// Value objects that several contexts speak of: plain Java.
@NullMarked
package io.paopao.platform.domain;

import org.jspecify.annotations.NullMarked;
