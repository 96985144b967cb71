-- How far people have read the threads that they have opened: the last activity that they have seen.
-- Only the latest marks of an account are kept.
CREATE TABLE read_mark (
  account BIGINT NOT NULL,
  thread BIGINT NOT NULL,
  seen_at DATETIME(6) NOT NULL,
  PRIMARY KEY (account, thread),
  KEY by_time (account, seen_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
