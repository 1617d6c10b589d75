-- rule: evidence-span-length
-- severity: critical
-- table: evidence
-- key: evidence_id
-- reason: a span must end within the text of its source
SELECT evidence.evidence_id, evidence.record_id, evidence.span_end, source.text_length
FROM (SELECT * FROM {batch}) AS evidence
INNER JOIN sources AS source ON source.source_id = evidence.source_id
WHERE evidence.span_end > source.text_length
