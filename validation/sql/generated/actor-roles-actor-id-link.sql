-- rule: actor-roles-actor-id-link
-- severity: critical
-- table: actor_roles
-- key: actor_id, process_id, role
-- reason: actor_id must lead to a row of actors
SELECT child.actor_id, child.process_id, child.role
FROM (SELECT * FROM {batch}) AS child
WHERE child.actor_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM actors AS parent WHERE parent.actor_id = child.actor_id)
