/// The tables of the schema `media`, and where the bytes are kept.
@NullMarked
package io.paopao.media.store;

import org.jspecify.annotations.NullMarked;
