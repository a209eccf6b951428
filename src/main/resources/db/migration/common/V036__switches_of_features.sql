-- Features and patterns can be switched off as well.
ALTER TABLE knowledge_switches DROP CONSTRAINT knowledge_switches_entry_kind_check;
ALTER TABLE knowledge_switches ADD CONSTRAINT knowledge_switches_entry_kind_check
    CHECK (entry_kind IN ('pool', 'question', 'feature', 'pattern'));
