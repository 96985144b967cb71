/// Tests that run inside the server, on the beans of the deployed forum.
@NullMarked
package io.paopao.container;

import org.jspecify.annotations.NullMarked;
