/// Accounts: who people are, how they sign in, what they may do.
///
/// Owns the schema `users` and the topic `users.events`; knows no other context.
@NullMarked
package io.paopao.users;

import org.jspecify.annotations.NullMarked;
