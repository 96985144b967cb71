/// Brings threads of a JSON Lines file into a running forum.
@NullMarked
package io.paopao.importer;

import org.jspecify.annotations.NullMarked;
