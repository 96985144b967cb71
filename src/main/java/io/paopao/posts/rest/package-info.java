/// The REST resources of boards, threads and posts.
@NullMarked
package io.paopao.posts.rest;

import org.jspecify.annotations.NullMarked;
