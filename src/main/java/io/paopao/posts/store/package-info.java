/// The SQL of boards, threads and posts: small classes around a handle, one for each subject.
@NullMarked
package io.paopao.posts.store;

import org.jspecify.annotations.NullMarked;
