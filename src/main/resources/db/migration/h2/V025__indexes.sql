-- Indexes that are partial on PostgreSQL; here they hold every row. H2 has nothing like GIN.

CREATE INDEX idx_realtime_channels_active ON realtime_channels (is_active);
CREATE INDEX idx_realtime_connection_stats_active ON realtime_connection_stats (disconnected_at);
