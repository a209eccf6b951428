package app.praetor.sync.replica;

import java.util.UUID;

/** A row of an exchanged table. */
record RowKey(String table, UUID id) {}
