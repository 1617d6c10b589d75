-- rule: actor-offices-actor-id-link
-- severity: critical
-- table: actor_offices
-- key: office_id
-- reason: actor_id must lead to a row of actors
SELECT child.office_id, child.actor_id
FROM (SELECT * FROM {batch}) AS child
WHERE child.actor_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM actors AS parent WHERE parent.actor_id = child.actor_id)
