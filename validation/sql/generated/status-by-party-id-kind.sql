-- rule: status-by-party-id-kind
-- severity: critical
-- table: status_by
-- key: record_id, seq, actor_id
-- reason: party_id must be an actor that is a party itself, by its kind
SELECT child.record_id, child.seq, child.actor_id, child.party_id, parent.kind
FROM (SELECT * FROM {batch}) AS child
INNER JOIN actors AS parent ON parent.actor_id = child.party_id
WHERE parent.kind NOT IN ('armed_group', 'contested_entity', 'igo', 'state', 'state_coalition')
