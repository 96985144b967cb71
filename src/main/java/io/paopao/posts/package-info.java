/// Boards, threads, posts: what people write.
///
/// Owns the schema `posts` and the topic `posts.events`; asks `users` who the authors are.
@NullMarked
package io.paopao.posts;

import org.jspecify.annotations.NullMarked;
