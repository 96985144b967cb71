/// The page's words: messages per language, relative times, counts.
@NullMarked
package io.paopao.pages.text;

import org.jspecify.annotations.NullMarked;
