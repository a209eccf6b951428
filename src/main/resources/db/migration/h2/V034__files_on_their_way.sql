-- Files on their way to the server or from it; their bytes lie outside the database. Nothing here is exchanged.
CREATE TABLE sync_files (
    tenant_id UUID NOT NULL,
    row_id UUID NOT NULL,
    name VARCHAR(200) NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    project_id UUID,
    size_bytes BIGINT,
    up BOOLEAN NOT NULL,
    state VARCHAR(10) NOT NULL,
    asked BOOLEAN DEFAULT FALSE NOT NULL,
    attempts INTEGER DEFAULT 0 NOT NULL,
    next_try TIMESTAMP WITH TIME ZONE,
    problem VARCHAR(1000),
    noticed_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    CONSTRAINT sync_files_pk PRIMARY KEY (tenant_id, row_id),
    CONSTRAINT sync_files_state_check CHECK (state IN ('waiting', 'offered', 'failed', 'done'))
);
CREATE INDEX idx_sync_files_state ON sync_files (tenant_id, state);
