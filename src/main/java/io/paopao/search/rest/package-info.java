/// The REST resources of search.
@NullMarked
package io.paopao.search.rest;

import org.jspecify.annotations.NullMarked;
