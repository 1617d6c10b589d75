-- rule: evidence-span-read
-- severity: critical
-- table: evidence
-- key: evidence_id
-- reason: spans point into a text that was read in full
SELECT evidence.evidence_id, evidence.record_id, evidence.source_id, source.read_depth
FROM (SELECT * FROM {batch}) AS evidence
INNER JOIN sources AS source ON source.source_id = evidence.source_id
WHERE evidence.span_start IS NOT NULL AND source.read_depth <> 'full_text'
