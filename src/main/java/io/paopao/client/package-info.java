/// A typed client of the REST API, for programs that have any implementation of MicroProfile Rest
/// Client. It stands alone: nothing of the forum is needed, and the forum does not need it. Methods
/// are called as the operations of `openapi.yaml`, records hold what its schemas hold.
@NullMarked
package io.paopao.client;

import org.jspecify.annotations.NullMarked;
