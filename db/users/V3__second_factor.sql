-- Authenticator apps. Without confirmed_at the owner has not shown a code yet, and none is asked for.
CREATE TABLE totp (
  account BIGINT NOT NULL,
  -- sealed, see paopao.users.signing-key-secret
  secret VARCHAR(200) NOT NULL,
  created_at DATETIME(6) NOT NULL,
  confirmed_at DATETIME(6) NULL,
  -- the 30 s step of the last code that was taken: no code is taken twice
  last_step BIGINT NOT NULL,
  PRIMARY KEY (account)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Codes for when the app is lost, each good once: 80 bits of chance, stored as SHA-256 only.
CREATE TABLE recovery_code (
  account BIGINT NOT NULL,
  code_hash BINARY(32) NOT NULL,
  used_at DATETIME(6) NULL,
  PRIMARY KEY (account, code_hash)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
