-- The SHA-256 of a bundle's bytes: under it they travel, and by it who gets them knows that they are whole. Not in the
-- document; a bundle that is older than this column gets it from the device that holds it.
ALTER TABLE kit_executions ADD COLUMN bundle_sha256 VARCHAR(64);
