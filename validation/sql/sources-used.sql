-- rule: sources-used
-- severity: warning
-- table: sources
-- key: source_id
-- reason: a source should support a record, or be what another one reprints
SELECT source.source_id
FROM (SELECT * FROM {batch}) AS source
WHERE NOT EXISTS (SELECT 1 FROM evidence WHERE evidence.source_id = source.source_id)
    AND NOT EXISTS (
        SELECT 1 FROM sources AS reprint WHERE reprint.republishes_id = source.source_id
    )
