/// The server-rendered forum page. Owns no data: it reads the other contexts through their front
/// doors, turns them into the records of `view` and renders those with the templates in
/// `src/main/jte`. Nobody calls this context.
@NullMarked
package io.paopao.pages;

import org.jspecify.annotations.NullMarked;
