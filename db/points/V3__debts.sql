-- Points that refunded orders had brought and that were spent already: what their members get next
-- pays for them. Rows stay when nothing is owed any more, so that nothing is owed twice.
CREATE TABLE debt (
  -- the order
  reference VARCHAR(80) NOT NULL,
  owner BIGINT NOT NULL,
  amount BIGINT NOT NULL,
  PRIMARY KEY (reference),
  KEY by_owner (owner, amount),
  CONSTRAINT never_overpaid CHECK (amount >= 0)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
