/// What browsers ask of the page: addresses, forms, cookies.
@NullMarked
package io.paopao.pages.web;

import org.jspecify.annotations.NullMarked;
