-- rule: statement-actors-actor-id-link
-- severity: critical
-- table: statement_actors
-- key: statement_id, actor_id, function
-- reason: actor_id must lead to a row of actors
SELECT child.statement_id, child.actor_id, child.function
FROM (SELECT * FROM {batch}) AS child
WHERE child.actor_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM actors AS parent WHERE parent.actor_id = child.actor_id)
