-- rule: proposal-provisions-obligor-party-id-kind
-- severity: critical
-- table: proposal_provisions
-- key: provision_id
-- reason: obligor_party_id must be an actor that is a party itself, by its kind
SELECT child.provision_id, child.obligor_party_id, parent.kind
FROM (SELECT * FROM {batch}) AS child
INNER JOIN actors AS parent ON parent.actor_id = child.obligor_party_id
WHERE parent.kind NOT IN ('armed_group', 'contested_entity', 'igo', 'state', 'state_coalition')
