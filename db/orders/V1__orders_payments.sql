-- Who ordered, and how far it has come. The buyer is an id, nothing more.
CREATE TABLE purchase (
  id BIGINT NOT NULL,
  buyer BIGINT NOT NULL,
  status VARCHAR(16) NOT NULL,
  -- why it was cancelled or refunded
  reason VARCHAR(32) NULL,
  total_amount BIGINT NOT NULL,
  total_currency VARCHAR(6) NOT NULL,
  created_at DATETIME(6) NOT NULL,
  -- when an unpaid order is given up
  expires_at DATETIME(6) NOT NULL,
  updated_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  KEY by_buyer (buyer, id),
  KEY by_expiry (status, expires_at),
  KEY by_change (updated_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE purchase_line (
  purchase BIGINT NOT NULL,
  number SMALLINT NOT NULL,
  sku VARCHAR(64) NOT NULL,
  quantity INT NOT NULL,
  -- of one piece, in the currency of the total, as it was when the order was placed
  unit_amount BIGINT NOT NULL,
  PRIMARY KEY (purchase, number)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What items cost, as the inventory has told it.
CREATE TABLE offer (
  sku VARCHAR(64) NOT NULL,
  price_amount BIGINT NOT NULL,
  price_currency VARCHAR(6) NOT NULL,
  listed BOOLEAN NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (sku)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Payments in money, one for each order: what is to be asked of the provider, and when next.
CREATE TABLE payment (
  purchase BIGINT NOT NULL,
  state VARCHAR(16) NOT NULL,
  attempts INT NOT NULL,
  -- null when nothing is left to be asked
  next_at DATETIME(6) NULL,
  updated_at DATETIME(6) NOT NULL,
  PRIMARY KEY (purchase),
  KEY by_time (next_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What the provider has told already: it may tell everything more than once.
CREATE TABLE payment_notice (
  id VARCHAR(80) NOT NULL,
  received_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  KEY by_time (received_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
