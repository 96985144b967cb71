@NullMarked
package io.paopao.pages.web;

import org.jspecify.annotations.NullMarked;
