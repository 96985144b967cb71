-- Who a provider of OpenID Connect says somebody is, and whose account that is here.
CREATE TABLE external_identity (
  -- SHA-256 of issuer and subject
  identity_hash BINARY(32) NOT NULL,
  issuer VARCHAR(500) NOT NULL,
  subject VARCHAR(255) NOT NULL,
  account BIGINT NOT NULL,
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (identity_hash),
  KEY by_account (account)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
