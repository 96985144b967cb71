-- What orders in points cost, as their buyers were told; nothing once they are refunded. The ledger
-- is compared with it.
CREATE TABLE order_total (
  reference VARCHAR(80) NOT NULL,
  amount BIGINT NOT NULL,
  told_at DATETIME(6) NOT NULL,
  PRIMARY KEY (reference)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Orders from before are believed.
INSERT INTO order_total (reference, amount, told_at)
SELECT m.reference, SUM(e.amount), MAX(m.created_at)
FROM movement m JOIN entry e ON e.movement = m.id
WHERE m.kind IN ('spent', 'refunded') AND e.account = -2
GROUP BY m.reference;
