/// The Markdown of threads and posts: body in, safe HTML, plain text and mentions out.
@NullMarked
package io.paopao.posts.markup;

import org.jspecify.annotations.NullMarked;
