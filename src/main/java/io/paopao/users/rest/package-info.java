/// The REST API of accounts and sessions.
@NullMarked
package io.paopao.users.rest;

import org.jspecify.annotations.NullMarked;
