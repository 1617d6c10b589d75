-- rule: actors-actor-id-link
-- severity: critical
-- table: actors
-- key: actor_id
-- reason: actor_id must lead to a row of records
SELECT child.actor_id
FROM (SELECT * FROM {batch}) AS child
WHERE child.actor_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM records AS parent WHERE parent.record_id = child.actor_id)
