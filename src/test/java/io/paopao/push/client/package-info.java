@NullMarked
package io.paopao.push.client;

import org.jspecify.annotations.NullMarked;
