-- rule: sources-source-id-link
-- severity: critical
-- table: sources
-- key: source_id
-- reason: source_id must lead to a row of records
SELECT child.source_id
FROM (SELECT * FROM {batch}) AS child
WHERE child.source_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM records AS parent WHERE parent.record_id = child.source_id)
