/// Rules that hold for the whole source tree.
@NullMarked
package io.paopao.architecture;

import org.jspecify.annotations.NullMarked;
