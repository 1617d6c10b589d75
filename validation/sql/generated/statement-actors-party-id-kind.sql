-- rule: statement-actors-party-id-kind
-- severity: critical
-- table: statement_actors
-- key: statement_id, actor_id, function
-- reason: party_id must be an actor that is a party itself, by its kind
SELECT child.statement_id, child.actor_id, child.function, child.party_id, parent.kind
FROM (SELECT * FROM {batch}) AS child
INNER JOIN actors AS parent ON parent.actor_id = child.party_id
WHERE parent.kind NOT IN ('armed_group', 'contested_entity', 'igo', 'state', 'state_coalition')
