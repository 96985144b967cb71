/// The mail server of development and tests: takes every mail and shows it, sends none.
@NullMarked
package io.paopao.mailbox;

import org.jspecify.annotations.NullMarked;
