-- rule: evidence-active
-- severity: critical
-- table: evidence
-- key: evidence_id
-- reason: evidence belongs to an active record; what was withdrawn or merged shows none
SELECT evidence.evidence_id, evidence.record_id, record.record_status
FROM (SELECT * FROM {batch}) AS evidence
INNER JOIN records AS record ON record.record_id = evidence.record_id
WHERE record.record_status <> 'active'
