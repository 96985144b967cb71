-- What concerns someone, in the order it came to them. `number` counts per owner.
-- The `reaction` of a reply or mention is '', so that `once` lets one of them in per owner and post.
CREATE TABLE notification (
  owner BIGINT NOT NULL,
  number BIGINT NOT NULL,
  id BIGINT NOT NULL,
  kind VARCHAR(16) NOT NULL,
  actor BIGINT NOT NULL,
  thread BIGINT NOT NULL,
  post BIGINT NOT NULL,
  reaction VARCHAR(64) NOT NULL,
  title VARCHAR(500) NOT NULL,
  excerpt VARCHAR(200) NOT NULL,
  post_gone BOOLEAN NOT NULL DEFAULT FALSE,
  thread_gone BOOLEAN NOT NULL DEFAULT FALSE,
  read_at DATETIME(6) NULL,
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (owner, number),
  UNIQUE KEY by_id (id),
  UNIQUE KEY once (post, owner, actor, reaction),
  KEY by_thread (thread),
  KEY unread (owner, read_at, number)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- One row per owner, locked by whoever changes the owner's notifications: how many are unread, the
-- last number given, and the number up to which all were read at once.
CREATE TABLE inbox (
  owner BIGINT NOT NULL,
  unread BIGINT NOT NULL DEFAULT 0,
  last_number BIGINT NOT NULL DEFAULT 0,
  read_through BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (owner)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What someone wants to be told; a kind without a row is wanted.
CREATE TABLE preference (
  owner BIGINT NOT NULL,
  kind VARCHAR(16) NOT NULL,
  enabled BOOLEAN NOT NULL,
  PRIMARY KEY (owner, kind)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
