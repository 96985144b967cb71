package main

import "syscall"

// IP_BIND_ADDRESS_NO_PORT: the port is chosen when it is known where the connection goes, so that an address has
// as many ports for each node.
func bindLate(_, _ string, c syscall.RawConn) error {
	return c.Control(func(fd uintptr) { syscall.SetsockoptInt(int(fd), syscall.SOL_IP, 24, 1) })
}
