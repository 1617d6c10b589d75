-- rule: statement-actors-party-id-link
-- severity: critical
-- table: statement_actors
-- key: statement_id, actor_id, function
-- reason: party_id must lead to a row of actors
SELECT child.statement_id, child.actor_id, child.function, child.party_id
FROM (SELECT * FROM {batch}) AS child
WHERE child.party_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM actors AS parent WHERE parent.actor_id = child.party_id)
