/// Second factors: codes of authenticator apps, and codes for when the app is lost.
@NullMarked
package io.paopao.users.otp;

import org.jspecify.annotations.NullMarked;
