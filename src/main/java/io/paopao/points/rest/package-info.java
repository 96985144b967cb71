/// The caller's own points over REST, and every customer over GraphQL.
@NullMarked
package io.paopao.points.rest;

import org.jspecify.annotations.NullMarked;
