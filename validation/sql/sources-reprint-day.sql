-- rule: sources-reprint-day
-- severity: critical
-- table: sources
-- key: source_id
-- reason: a reprint cannot appear before its original
SELECT source.source_id, source.published, original.published AS original_published
FROM (SELECT * FROM {batch}) AS source
INNER JOIN sources AS original ON original.source_id = source.republishes_id
WHERE COALESCE(source.published_latest, source.retrieved) < original.published_earliest
