/// Signing in with an account of another place, by OpenID Connect.
@NullMarked
package io.paopao.users.oidc;

import org.jspecify.annotations.NullMarked;
