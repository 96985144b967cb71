-- What readers think is wrong with posts. waiting: 1 until somebody has decided, then null, so that
-- a reader has one waiting report of a post at most.
CREATE TABLE report (
  id BIGINT NOT NULL,
  post BIGINT NOT NULL,
  thread BIGINT NOT NULL,
  reporter BIGINT NOT NULL,
  reason VARCHAR(16) NOT NULL,
  note VARCHAR(4000) NULL,
  created_at DATETIME(6) NOT NULL,
  action VARCHAR(16) NULL,
  decision_note VARCHAR(2000) NULL,
  decided_by BIGINT NULL,
  decided_at DATETIME(6) NULL,
  waiting TINYINT AS (IF(decided_at IS NULL, 1, NULL)) STORED,
  PRIMARY KEY (id),
  UNIQUE KEY once (post, reporter, waiting),
  KEY queue (waiting, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
