/// What bytes that somebody has sent become before they are kept: a picture that this package has
/// decoded, made smaller and encoded anew. Knows neither HTTP nor SQL.
@NullMarked
package io.paopao.media.images;

import org.jspecify.annotations.NullMarked;
