-- Pictures that members have uploaded, as the forum has encoded them anew. The id is 128 bits of chance:
-- whoever has it may see the picture, and nobody can guess it.
CREATE TABLE medium (
  id CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  owner BIGINT NOT NULL,
  -- SHA-256 of what was uploaded and what for: the same again is the same medium
  source BINARY(32) NOT NULL,
  type VARCHAR(16) NOT NULL,
  width INT NOT NULL,
  height INT NOT NULL,
  bytes INT NOT NULL,
  created_at DATETIME(6) NOT NULL,
  -- null: something refers to it
  unused_since DATETIME(6) NULL,
  PRIMARY KEY (id),
  UNIQUE KEY by_source (owner, source),
  KEY by_owner (owner, bytes),
  KEY by_unused (unused_since)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Who refers to a medium: `post:<id>`, `account:<id>`.
CREATE TABLE medium_use (
  medium CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  place VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (medium, place)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The bytes, apart from everything that is looked through.
CREATE TABLE content (
  medium CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  body MEDIUMBLOB NOT NULL,
  PRIMARY KEY (medium)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
