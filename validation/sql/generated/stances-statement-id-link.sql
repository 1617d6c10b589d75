-- rule: stances-statement-id-link
-- severity: critical
-- table: stances
-- key: stance_id
-- reason: statement_id must lead to a row of statements
SELECT child.stance_id, child.statement_id
FROM (SELECT * FROM {batch}) AS child
WHERE child.statement_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM statements AS parent WHERE parent.statement_id = child.statement_id)
