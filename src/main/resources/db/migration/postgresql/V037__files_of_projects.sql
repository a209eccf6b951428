-- A file belongs to one project, or to nobody's, so the same bytes may lie here once for each of them: who sees one
-- project must neither miss its file because another one had it first, nor learn from an answer that another one has it.
ALTER TABLE blob_chunks DROP CONSTRAINT blob_chunks_blob_fk;
ALTER TABLE blob_chunks DROP CONSTRAINT blob_chunks_pk;
ALTER TABLE blobs DROP CONSTRAINT blobs_pk;

ALTER TABLE blobs ADD COLUMN id UUID DEFAULT gen_random_uuid() NOT NULL;
ALTER TABLE blobs ADD CONSTRAINT blobs_pk PRIMARY KEY (tenant_id, id);
ALTER TABLE blobs ADD CONSTRAINT blobs_file_key UNIQUE NULLS NOT DISTINCT (tenant_id, sha256, project_id);

ALTER TABLE blob_chunks ADD COLUMN blob_id UUID;
UPDATE blob_chunks k SET blob_id = b.id FROM blobs b WHERE b.tenant_id = k.tenant_id AND b.sha256 = k.sha256;
ALTER TABLE blob_chunks ALTER COLUMN blob_id SET NOT NULL;
ALTER TABLE blob_chunks DROP COLUMN sha256;
ALTER TABLE blob_chunks ADD CONSTRAINT blob_chunks_pk PRIMARY KEY (tenant_id, blob_id, n);
ALTER TABLE blob_chunks ADD CONSTRAINT blob_chunks_blob_fk FOREIGN KEY (tenant_id, blob_id)
    REFERENCES blobs (tenant_id, id) ON DELETE CASCADE;
