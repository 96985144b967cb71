-- Tokens that members have made for programs: 256 bits of chance, stored as SHA-256 only.
CREATE TABLE api_token (
  id BIGINT NOT NULL,
  account BIGINT NOT NULL,
  name VARCHAR(400) NOT NULL,
  secret_hash BINARY(32) NOT NULL,
  -- codes of io.paopao.platform.Scope, with commas
  scopes VARCHAR(100) NOT NULL,
  created_at DATETIME(6) NOT NULL,
  last_used_at DATETIME(6) NULL,
  expires_at DATETIME(6) NOT NULL,
  revoked_at DATETIME(6) NULL,
  PRIMARY KEY (id),
  KEY by_account (account, revoked_at, expires_at),
  KEY by_revocation (revoked_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
