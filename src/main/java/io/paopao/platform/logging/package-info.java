/// Logging that neither blocks who logs nor fills the memory.
@NullMarked
package io.paopao.platform.logging;

import org.jspecify.annotations.NullMarked;
