-- rule: statements-act
-- severity: critical
-- table: statements
-- key: statement_id
-- reason: a statement must do something: one act or more
SELECT statement.statement_id
FROM (SELECT * FROM {batch}) AS statement
WHERE NOT EXISTS (
    SELECT 1 FROM statement_acts AS act WHERE act.statement_id = statement.statement_id
)
