/// Tests of the customer graph.
@NullMarked
package io.paopao.points.graphql;

import org.jspecify.annotations.NullMarked;
