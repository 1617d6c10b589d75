-- rule: statement-actors-statement-id-link
-- severity: critical
-- table: statement_actors
-- key: statement_id, actor_id, function
-- reason: statement_id must lead to a row of statements
SELECT child.statement_id, child.actor_id, child.function
FROM (SELECT * FROM {batch}) AS child
WHERE child.statement_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM statements AS parent WHERE parent.statement_id = child.statement_id)
