-- rule: statement-acts-target-statement-id-link
-- severity: critical
-- table: statement_acts
-- key: act_id
-- reason: target_statement_id must lead to a row of statements
SELECT child.act_id, child.target_statement_id
FROM (SELECT * FROM {batch}) AS child
WHERE child.target_statement_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM statements AS parent WHERE parent.statement_id = child.target_statement_id)
