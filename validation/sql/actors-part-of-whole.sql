-- rule: actors-part-of-whole
-- severity: critical
-- table: actors
-- key: actor_id
-- reason: a body is not part of a person or of somebody unnamed
SELECT actor.actor_id, actor.part_of_id
FROM (SELECT * FROM {batch}) AS actor
INNER JOIN actors AS whole ON whole.actor_id = actor.part_of_id
WHERE whole.kind IN ('person', 'unnamed_source', 'unnamed_group')
