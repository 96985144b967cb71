/// Tests of the page's words.
@NullMarked
package io.paopao.pages.text;

import org.jspecify.annotations.NullMarked;
