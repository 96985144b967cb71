-- Who may not sign in. A ban that has run out is as good as none.
CREATE TABLE ban (
  account BIGINT NOT NULL,
  reason VARCHAR(2000) NOT NULL,
  -- null: for good
  expires_at DATETIME(6) NULL,
  actor BIGINT NOT NULL,
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (account)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What staff have done to accounts: only ever added to.
CREATE TABLE staff_action (
  id BIGINT NOT NULL,
  account BIGINT NOT NULL,
  actor BIGINT NOT NULL,
  kind VARCHAR(16) NOT NULL,
  detail VARCHAR(2000) NOT NULL,
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  KEY by_account (account, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
