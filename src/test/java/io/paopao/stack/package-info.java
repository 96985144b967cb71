/// The real servers behind the forum, as child processes: what `mvn` runs and what the integration
/// tests talk to.
@NullMarked
package io.paopao.stack;

import org.jspecify.annotations.NullMarked;
