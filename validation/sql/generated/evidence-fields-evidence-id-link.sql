-- rule: evidence-fields-evidence-id-link
-- severity: critical
-- table: evidence_fields
-- key: evidence_id, field
-- reason: evidence_id must lead to a row of evidence
SELECT child.evidence_id, child.field
FROM (SELECT * FROM {batch}) AS child
WHERE child.evidence_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM evidence AS parent WHERE parent.evidence_id = child.evidence_id)
