-- rule: actor-offices-body
-- severity: critical
-- table: actor_offices
-- key: office_id
-- reason: an office is of a body, state or organisation, not of a person or of somebody unnamed
SELECT office.office_id, office.body_id, body.kind
FROM (SELECT * FROM {batch}) AS office
INNER JOIN actors AS body ON body.actor_id = office.body_id
WHERE body.kind IN ('person', 'unnamed_source', 'unnamed_group')
