/// Tests of the page.
@NullMarked
package io.paopao.pages;

import org.jspecify.annotations.NullMarked;
