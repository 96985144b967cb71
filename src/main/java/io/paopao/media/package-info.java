/// Pictures that members upload: in posts, and as avatars.
///
/// Owns the schema `media` and the addresses `/media/{id}`; knows no other context. Others tell it
/// in their own transactions what they refer to ([Media#use]); what nobody refers to is deleted
/// after a while.
@NullMarked
package io.paopao.media;

import org.jspecify.annotations.NullMarked;
