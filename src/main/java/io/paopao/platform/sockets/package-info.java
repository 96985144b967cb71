/// The sockets of the database driver. These classes are loaded beside the driver, by the server,
/// so they know nothing but the JDK.
@NullMarked
package io.paopao.platform.sockets;

import org.jspecify.annotations.NullMarked;
