-- rule: evidence-via-evidence-id-link
-- severity: critical
-- table: evidence_via
-- key: evidence_id, seq
-- reason: evidence_id must lead to a row of evidence
SELECT child.evidence_id, child.seq
FROM (SELECT * FROM {batch}) AS child
WHERE child.evidence_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM evidence AS parent WHERE parent.evidence_id = child.evidence_id)
