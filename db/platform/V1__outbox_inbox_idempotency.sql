-- Events on their way to Kafka, in the order of their ids. A row lives until Kafka has it.
CREATE TABLE outbox (
  id BIGINT NOT NULL AUTO_INCREMENT,
  topic VARCHAR(80) NOT NULL,
  event_key VARCHAR(80) NOT NULL,
  type VARCHAR(80) NOT NULL,
  payload MEDIUMTEXT NOT NULL,
  traceparent CHAR(55) NOT NULL,
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Which events a listener has already taken into account.
CREATE TABLE inbox (
  listener VARCHAR(80) NOT NULL,
  event_id BIGINT NOT NULL,
  handled_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  PRIMARY KEY (listener, event_id),
  KEY by_time (handled_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The first answer to each Idempotency-Key, written in the transaction that it answers.
CREATE TABLE idempotency_key (
  caller BIGINT NOT NULL,
  name VARCHAR(255) NOT NULL,
  fingerprint CHAR(64) NOT NULL,
  status SMALLINT NOT NULL,
  location VARCHAR(255) NULL,
  body MEDIUMTEXT NOT NULL,
  created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  PRIMARY KEY (caller, name),
  KEY by_time (created_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
