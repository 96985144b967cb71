/// Boards, threads, posts: what people write.
///
/// Owns the schema `posts` and the topic `posts.events`; asks `users` who the authors are, and
/// tells `media` which pictures posts refer to.
@NullMarked
package io.paopao.posts;

import org.jspecify.annotations.NullMarked;
