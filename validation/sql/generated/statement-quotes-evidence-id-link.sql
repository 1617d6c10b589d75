-- rule: statement-quotes-evidence-id-link
-- severity: critical
-- table: statement_quotes
-- key: evidence_id
-- reason: evidence_id must lead to a row of evidence
SELECT child.evidence_id
FROM (SELECT * FROM {batch}) AS child
WHERE child.evidence_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM evidence AS parent WHERE parent.evidence_id = child.evidence_id)
