-- rule: evidence-fields-part
-- severity: critical
-- table: evidence_fields
-- key: evidence_id, field
-- reason: only evidence of the whole record names fields; elsewhere its place says what it
--   supports
SELECT field.evidence_id, field.field, evidence.part
FROM (SELECT * FROM {batch}) AS field
INNER JOIN evidence ON evidence.evidence_id = field.evidence_id
WHERE evidence.part <> 'record'
