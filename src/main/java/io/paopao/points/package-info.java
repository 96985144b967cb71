/// Points, the customer context: what members have earned, and what they spend.
///
/// Owns the schema `points`, the topic `points.events` and `POST /graphql`; hears `posts`, `users`
/// and, in its own words, `orders`. Every movement is a double entry that is never changed; a
/// balance is never negative.
@NullMarked
package io.paopao.points;

import org.jspecify.annotations.NullMarked;
