-- rule: evidence-record-id-link
-- severity: critical
-- table: evidence
-- key: evidence_id
-- reason: record_id must lead to a row of records
SELECT child.evidence_id, child.record_id
FROM (SELECT * FROM {batch}) AS child
WHERE child.record_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM records AS parent WHERE parent.record_id = child.record_id)
