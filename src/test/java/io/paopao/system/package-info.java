/// Black-box tests: the forum as its users and operators meet it, on its real stack.
@NullMarked
package io.paopao.system;

import org.jspecify.annotations.NullMarked;
