-- A handle of 30 Han characters takes 270 characters in an address.
ALTER TABLE idempotency_key MODIFY location VARCHAR(1000) NULL;
