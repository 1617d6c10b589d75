-- rule: actors-part-of-id-link
-- severity: critical
-- table: actors
-- key: actor_id
-- reason: part_of_id must lead to a row of actors
SELECT child.actor_id, child.part_of_id
FROM (SELECT * FROM {batch}) AS child
WHERE child.part_of_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM actors AS parent WHERE parent.actor_id = child.part_of_id)
