-- rule: actor-offices-body-id-link
-- severity: critical
-- table: actor_offices
-- key: office_id
-- reason: body_id must lead to a row of actors
SELECT child.office_id, child.body_id
FROM (SELECT * FROM {batch}) AS child
WHERE child.body_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM actors AS parent WHERE parent.actor_id = child.body_id)
