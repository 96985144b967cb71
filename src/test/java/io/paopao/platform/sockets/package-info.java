/// Tests of the sockets of the database driver.
@NullMarked
package io.paopao.platform.sockets;

import org.jspecify.annotations.NullMarked;
