-- rule: meeting-participants-actor-id-link
-- severity: critical
-- table: meeting_participants
-- key: meeting_id, actor_id
-- reason: actor_id must lead to a row of actors
SELECT child.meeting_id, child.actor_id
FROM (SELECT * FROM {batch}) AS child
WHERE child.actor_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM actors AS parent WHERE parent.actor_id = child.actor_id)
