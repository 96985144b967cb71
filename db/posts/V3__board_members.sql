-- Who may read a private board, beside staff.
CREATE TABLE board_member (
  board VARCHAR(60) NOT NULL,
  account BIGINT NOT NULL,
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (board, account),
  KEY by_account (account)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
