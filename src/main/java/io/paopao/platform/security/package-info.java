/// Who is calling: access tokens, roles, and the rules on resource methods.
@NullMarked
package io.paopao.platform.security;

import org.jspecify.annotations.NullMarked;
