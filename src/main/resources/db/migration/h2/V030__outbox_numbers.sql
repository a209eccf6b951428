-- Each block of numbers is a commit, which waits for the disk; the usual 32 made most of the cost of capturing changes.
ALTER TABLE sync_outbox ALTER COLUMN seq SET CACHE 4096;
