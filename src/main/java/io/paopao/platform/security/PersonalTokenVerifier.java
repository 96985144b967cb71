package io.paopao.platform.security;

import java.util.Optional;

/// Checks a token that a member has made for a program. Costs a look into the database; ask
/// [Tokens] instead, which remembers.
public interface PersonalTokenVerifier {

  /// What every such token begins with, so that it is told from others, by programs that look for
  /// leaked secrets too.
  String PREFIX = "ppt_";

  /// Whom it stands for, for a few minutes; empty for anything but a token that holds now.
  Optional<VerifiedToken> verify(String token);
}
