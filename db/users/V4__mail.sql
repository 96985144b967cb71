-- When the owner has shown that mails to the address reach them; null: not yet. Who was here before
-- this was asked for is not asked.
ALTER TABLE account ADD COLUMN email_verified_at DATETIME(6) NULL AFTER email_key;
UPDATE account SET email_verified_at = created_at WHERE email IS NOT NULL;

-- Mails that are to be sent: a row leaves when a mail server has taken it, or when its time is over.
-- It holds no secret: links are made when the mail is.
CREATE TABLE mail (
  id BIGINT NOT NULL,
  kind VARCHAR(24) NOT NULL,
  -- null: whose address it is, if anybody's, is found out when it is sent
  account BIGINT NULL,
  recipient VARCHAR(254) NOT NULL,
  language VARCHAR(8) NOT NULL,
  attempts INT NOT NULL,
  due_at DATETIME(6) NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  KEY by_due (due_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What the links in mails stand for: 256 bits of chance, stored as SHA-256 only, good once.
CREATE TABLE mail_token (
  token_hash BINARY(32) NOT NULL,
  account BIGINT NOT NULL,
  kind VARCHAR(24) NOT NULL,
  -- the address that the mail went to
  email VARCHAR(254) NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  PRIMARY KEY (token_hash),
  KEY by_account (account, kind),
  KEY by_expiry (expires_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
