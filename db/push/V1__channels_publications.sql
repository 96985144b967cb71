-- Which stream of offsets this is: positions of another epoch say nothing. One row.
CREATE TABLE epoch (
  id TINYINT NOT NULL,
  name CHAR(16) NOT NULL,
  PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARSET = ascii COLLATE = ascii_bin;

INSERT INTO epoch (id, name) VALUES (1, LEFT(MD5(UUID()), 16));

-- Where each channel stands; a channel without a row is at 0. The row is the lock that makes its
-- offsets follow each other in the order of the commits.
CREATE TABLE channel (
  name VARCHAR(100) NOT NULL,
  last_offset BIGINT NOT NULL,
  PRIMARY KEY (name)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What was said on each channel, kept for deep recovery.
CREATE TABLE publication (
  channel VARCHAR(100) NOT NULL,
  channel_offset BIGINT NOT NULL,
  type VARCHAR(40) NOT NULL,
  data MEDIUMTEXT NOT NULL,
  event_id BIGINT NOT NULL,
  created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  PRIMARY KEY (channel, channel_offset),
  KEY by_event (event_id),
  KEY by_time (created_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
