-- rule: statement-quotes-statement-id-link
-- severity: critical
-- table: statement_quotes
-- key: evidence_id
-- reason: statement_id must lead to a row of statements
SELECT child.evidence_id, child.statement_id
FROM (SELECT * FROM {batch}) AS child
WHERE child.statement_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM statements AS parent WHERE parent.statement_id = child.statement_id)
