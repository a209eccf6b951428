-- Realtime channels, events, heartbeat, connections.

CREATE TABLE realtime_channels (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    channel_name TEXT NOT NULL,
    channel_type TEXT NOT NULL,
    entity_id UUID,
    config JSONB DEFAULT JSON '{}',
    is_active BOOLEAN DEFAULT TRUE NOT NULL,
    last_activity_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT realtime_channels_pk PRIMARY KEY (id),
    CONSTRAINT realtime_channels_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT realtime_channels_channel_name_key UNIQUE (tenant_id, channel_name),
    CONSTRAINT realtime_channels_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE,
    CONSTRAINT realtime_channels_channel_type_check
        CHECK (channel_type IN ('project', 'session', 'organization', 'user', 'system'))
);

CREATE TABLE realtime_events_log (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    channel_id UUID,
    event_type TEXT NOT NULL,
    event_data JSONB NOT NULL,
    published_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT realtime_events_log_pk PRIMARY KEY (id),
    CONSTRAINT realtime_events_log_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT realtime_events_log_tenant_id_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);
CREATE INDEX idx_realtime_events_log_channel ON realtime_events_log (channel_id, published_at);
CREATE INDEX idx_realtime_events_log_type ON realtime_events_log (event_type);

CREATE TABLE realtime_heartbeat_config (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    channel_type TEXT NOT NULL,
    heartbeat_interval_ms INTEGER DEFAULT 30000 NOT NULL,
    timeout_ms INTEGER DEFAULT 90000 NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    CONSTRAINT realtime_heartbeat_config_pk PRIMARY KEY (id),
    CONSTRAINT realtime_heartbeat_config_channel_type_key UNIQUE (channel_type),
    CONSTRAINT realtime_heartbeat_config_channel_type_check
        CHECK (channel_type IN ('project', 'session', 'organization', 'user', 'system'))
);

CREATE TABLE realtime_connection_stats (
    id UUID DEFAULT gen_random_uuid() NOT NULL,
    tenant_id UUID NOT NULL,
    channel_id UUID,
    connection_id TEXT NOT NULL,
    client_info JSONB,
    connected_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    disconnected_at TIMESTAMP WITH TIME ZONE,
    last_heartbeat_at TIMESTAMP WITH TIME ZONE,
    message_count INTEGER DEFAULT 0,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    row_version BIGINT DEFAULT 1 NOT NULL,
    CONSTRAINT realtime_connection_stats_pk PRIMARY KEY (id),
    CONSTRAINT realtime_connection_stats_tenant_id_id_key UNIQUE (tenant_id, id),
    CONSTRAINT realtime_connection_stats_tenant_id_fk
        FOREIGN KEY (tenant_id) REFERENCES tenants (id) ON DELETE CASCADE
);
CREATE INDEX idx_realtime_connection_stats_channel ON realtime_connection_stats (channel_id);

-- References inside this domain.
ALTER TABLE realtime_events_log ADD CONSTRAINT realtime_events_log_channel_id_fk
    FOREIGN KEY (tenant_id, channel_id) REFERENCES realtime_channels (tenant_id, id) ON DELETE CASCADE;
ALTER TABLE realtime_connection_stats ADD CONSTRAINT realtime_connection_stats_channel_id_fk
    FOREIGN KEY (tenant_id, channel_id) REFERENCES realtime_channels (tenant_id, id) ON DELETE CASCADE;
