-- What the mall offers. Every piece that was ever received is available, reserved or sold.
CREATE TABLE item (
  id BIGINT NOT NULL,
  sku VARCHAR(64) NOT NULL,
  name_zh VARCHAR(200) NOT NULL,
  name_en VARCHAR(200) NOT NULL,
  description_zh VARCHAR(4000) NOT NULL,
  description_en VARCHAR(4000) NOT NULL,
  price_amount BIGINT NOT NULL,
  price_currency VARCHAR(6) NOT NULL,
  received BIGINT NOT NULL,
  available BIGINT NOT NULL,
  reserved BIGINT NOT NULL,
  sold BIGINT NOT NULL,
  -- how many one buyer may have, 0 for any number
  per_buyer INT NOT NULL,
  listed BOOLEAN NOT NULL,
  version BIGINT NOT NULL,
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY by_sku (sku),
  CONSTRAINT never_oversold CHECK (available >= 0 AND reserved >= 0 AND sold >= 0),
  CONSTRAINT every_piece_is_somewhere CHECK (available + reserved + sold = received)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What is set aside for orders, and what became of it.
CREATE TABLE reservation (
  order_id BIGINT NOT NULL,
  sku VARCHAR(64) NOT NULL,
  buyer BIGINT NOT NULL,
  quantity INT NOT NULL,
  state VARCHAR(16) NOT NULL,
  updated_at DATETIME(6) NOT NULL,
  PRIMARY KEY (order_id, sku),
  KEY by_item (sku, state)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- How many of an item a buyer has, reserved or sold: for the limit.
CREATE TABLE allotment (
  sku VARCHAR(64) NOT NULL,
  buyer BIGINT NOT NULL,
  quantity BIGINT NOT NULL,
  PRIMARY KEY (sku, buyer)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
