-- The exchanged tables as they were when rows were last loaded: a program that knows more of them loads anew.
ALTER TABLE sync_links ADD COLUMN shape VARCHAR(64);
