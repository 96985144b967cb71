-- Who people are. An account without password_hash was imported and nobody can sign in to it.
CREATE TABLE account (
  id BIGINT NOT NULL,
  handle VARCHAR(120) NOT NULL,
  -- the handle without case and compatibility forms: what it is found by
  handle_key VARCHAR(240) NOT NULL,
  -- what the handle looks like; null for an imported handle that looks like an earlier one
  handle_skeleton VARCHAR(480) NULL,
  email VARCHAR(254) NULL,
  email_key VARCHAR(254) NULL,
  display_name VARCHAR(400) NOT NULL,
  bio VARCHAR(4000) NULL,
  avatar_url VARCHAR(500) NULL,
  password_hash VARCHAR(200) NULL,
  role VARCHAR(16) NOT NULL,
  trust_level TINYINT NOT NULL,
  points BIGINT NOT NULL,
  status VARCHAR(16) NOT NULL,
  version BIGINT NOT NULL,
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY by_handle (handle_key),
  UNIQUE KEY by_skeleton (handle_skeleton),
  UNIQUE KEY by_email (email_key)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Devices that are signed in. One row is one family of refresh tokens (kind api) or one cookie
-- (kind page); secrets are stored as SHA-256 only.
CREATE TABLE session (
  id BIGINT NOT NULL,
  account BIGINT NOT NULL,
  kind VARCHAR(8) NOT NULL,
  device VARCHAR(200) NOT NULL,
  family_hash BINARY(32) NOT NULL,
  current_hash BINARY(32) NOT NULL,
  previous_hash BINARY(32) NULL,
  -- with the presented token it makes the next one, so that a repeated refresh finds the same
  salt BINARY(32) NOT NULL,
  rotated_at DATETIME(6) NULL,
  created_at DATETIME(6) NOT NULL,
  last_used_at DATETIME(6) NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  revoked_at DATETIME(6) NULL,
  PRIMARY KEY (id),
  KEY by_account (account, revoked_at, expires_at),
  KEY by_revocation (revoked_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Keys that sign access tokens: the youngest signs, earlier ones are known until their tokens end.
CREATE TABLE signing_key (
  generation INT NOT NULL,
  kid VARCHAR(64) NOT NULL,
  private_jwk TEXT NOT NULL,
  created_at DATETIME(6) NOT NULL,
  retired_at DATETIME(6) NULL,
  PRIMARY KEY (generation),
  UNIQUE KEY by_kid (kid)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE following (
  account BIGINT NOT NULL,
  followed BIGINT NOT NULL,
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (account, followed),
  KEY by_followed (followed)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE block (
  account BIGINT NOT NULL,
  blocked BIGINT NOT NULL,
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (account, blocked),
  KEY by_blocked (blocked)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
