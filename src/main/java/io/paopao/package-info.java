/// Paopao Forum: the composition root. Contexts live in the packages below it.
@NullMarked
package io.paopao;

import org.jspecify.annotations.NullMarked;
