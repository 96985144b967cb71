@NullMarked
package io.paopao.push.domain;

import org.jspecify.annotations.NullMarked;
