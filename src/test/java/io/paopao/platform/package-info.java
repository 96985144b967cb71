/// What tests of the platform share.
@NullMarked
package io.paopao.platform;

import org.jspecify.annotations.NullMarked;
