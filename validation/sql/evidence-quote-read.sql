-- rule: evidence-quote-read
-- severity: critical
-- table: evidence
-- key: evidence_id
-- reason: a source that was not read cannot be quoted
SELECT evidence.evidence_id, evidence.record_id, evidence.source_id
FROM (SELECT * FROM {batch}) AS evidence
INNER JOIN sources AS source ON source.source_id = evidence.source_id
WHERE evidence.quote IS NOT NULL AND source.read_depth = 'none'
