-- rule: statements-statement-id-link
-- severity: critical
-- table: statements
-- key: statement_id
-- reason: statement_id must lead to a row of records
SELECT child.statement_id
FROM (SELECT * FROM {batch}) AS child
WHERE child.statement_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM records AS parent WHERE parent.record_id = child.statement_id)
