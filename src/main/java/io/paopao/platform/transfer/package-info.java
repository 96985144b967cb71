/// How bodies of requests come in: no thread waits for a slow one, and how many there are, and how
/// large they are together, is bounded.
@NullMarked
package io.paopao.platform.transfer;

import org.jspecify.annotations.NullMarked;
