-- rule: statement-acts-against-party-id-kind
-- severity: critical
-- table: statement_acts
-- key: act_id
-- reason: against_party_id must be an actor that is a party itself, by its kind
SELECT child.act_id, child.against_party_id, parent.kind
FROM (SELECT * FROM {batch}) AS child
INNER JOIN actors AS parent ON parent.actor_id = child.against_party_id
WHERE parent.kind NOT IN ('armed_group', 'contested_entity', 'igo', 'state', 'state_coalition')
