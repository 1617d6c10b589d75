-- rule: sources-original-id-link
-- severity: critical
-- table: sources
-- key: source_id
-- reason: original_id must lead to a row of sources
SELECT child.source_id, child.original_id
FROM (SELECT * FROM {batch}) AS child
WHERE child.original_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM sources AS parent WHERE parent.source_id = child.original_id)
