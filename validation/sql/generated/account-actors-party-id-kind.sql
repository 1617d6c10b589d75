-- rule: account-actors-party-id-kind
-- severity: critical
-- table: account_actors
-- key: account_id, actor_id
-- reason: party_id must be an actor that is a party itself, by its kind
SELECT child.account_id, child.actor_id, child.party_id, parent.kind
FROM (SELECT * FROM {batch}) AS child
INNER JOIN actors AS parent ON parent.actor_id = child.party_id
WHERE parent.kind NOT IN ('armed_group', 'contested_entity', 'igo', 'state', 'state_coalition')
