/// Customers over MicroProfile GraphQL: `POST /graphql`.
@NullMarked
package io.paopao.points.graphql;

import org.jspecify.annotations.NullMarked;
