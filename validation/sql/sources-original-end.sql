-- rule: sources-original-end
-- severity: critical
-- table: sources
-- key: source_id
-- reason: original_id must be the end of the chain of reprints, not one more reprint
SELECT source.source_id, source.original_id
FROM (SELECT * FROM {batch}) AS source
INNER JOIN sources AS original ON original.source_id = source.original_id
WHERE original.republishes_id IS NOT NULL
    OR (source.republishes_id IS NULL AND source.original_id <> source.source_id)
