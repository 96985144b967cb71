/// Mails: a durable queue, what each kind says, and the server that takes them.
@NullMarked
package io.paopao.users.mail;

import org.jspecify.annotations.NullMarked;
