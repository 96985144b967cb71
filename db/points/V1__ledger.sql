-- Members' points. The balance is what their ledger entries add up to; it stands here so that it
-- can be guarded by one conditional update, and a job proves that the two agree.
CREATE TABLE account (
  owner BIGINT NOT NULL,
  balance BIGINT NOT NULL,
  -- all that was ever earned: the tier
  earned BIGINT NOT NULL,
  version BIGINT NOT NULL,
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (owner),
  CONSTRAINT never_negative CHECK (balance >= 0)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Why points moved, once for each reason. Rows are only ever added.
CREATE TABLE movement (
  id BIGINT NOT NULL,
  kind VARCHAR(16) NOT NULL,
  reference VARCHAR(80) NOT NULL,
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY once (kind, reference),
  KEY by_time (created_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- From where to where: the entries of a movement add up to zero. Accounts below zero are the
-- forum's own: -1 issues points, -2 is the mall. Rows are only ever added.
CREATE TABLE entry (
  movement BIGINT NOT NULL,
  account BIGINT NOT NULL,
  amount BIGINT NOT NULL,
  -- of a member, after the movement; null for the forum's own accounts
  balance BIGINT NULL,
  PRIMARY KEY (movement, account),
  KEY by_account (account, movement)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What was earned on a day, for the daily caps.
CREATE TABLE daily_earning (
  owner BIGINT NOT NULL,
  day DATE NOT NULL,
  kind VARCHAR(16) NOT NULL,
  amount BIGINT NOT NULL,
  PRIMARY KEY (owner, day, kind),
  KEY by_day (day)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
