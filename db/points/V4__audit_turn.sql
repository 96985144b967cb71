-- Whose turn it is to look at the whole ledger, and what the last look has found: one node looks,
-- all show it.
CREATE TABLE audit_turn (
  name VARCHAR(16) NOT NULL,
  -- nobody else begins before
  taken_until DATETIME(6) NOT NULL,
  -- of the last look that came to its end
  ended_at DATETIME(6) NULL,
  differences INT NOT NULL,
  PRIMARY KEY (name)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO audit_turn (name, taken_until, ended_at, differences)
VALUES ('ledger', '1970-01-01', NULL, 0);
