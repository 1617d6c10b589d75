-- rule: actor-offices-holder
-- severity: critical
-- table: actor_offices
-- key: office_id
-- reason: offices are held by persons
SELECT office.office_id, office.actor_id, actor.kind
FROM (SELECT * FROM {batch}) AS office
INNER JOIN actors AS actor ON actor.actor_id = office.actor_id
WHERE actor.kind <> 'person'
