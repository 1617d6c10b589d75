-- rule: recodings-source-id-link
-- severity: critical
-- table: recodings
-- key: source_id
-- reason: source_id must lead to a row of sources
SELECT child.source_id
FROM (SELECT * FROM {batch}) AS child
WHERE child.source_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM sources AS parent WHERE parent.source_id = child.source_id)
