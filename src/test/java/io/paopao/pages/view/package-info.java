/// Tests of the page's records.
@NullMarked
package io.paopao.pages.view;

import org.jspecify.annotations.NullMarked;
