-- rule: proposal-provisions-obligor-party-id-link
-- severity: critical
-- table: proposal_provisions
-- key: provision_id
-- reason: obligor_party_id must lead to a row of actors
SELECT child.provision_id, child.obligor_party_id
FROM (SELECT * FROM {batch}) AS child
WHERE child.obligor_party_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM actors AS parent WHERE parent.actor_id = child.obligor_party_id)
