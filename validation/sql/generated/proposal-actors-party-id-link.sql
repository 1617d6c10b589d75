-- rule: proposal-actors-party-id-link
-- severity: critical
-- table: proposal_actors
-- key: proposal_id, actor_id, function
-- reason: party_id must lead to a row of actors
SELECT child.proposal_id, child.actor_id, child.function, child.party_id
FROM (SELECT * FROM {batch}) AS child
WHERE child.party_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM actors AS parent WHERE parent.actor_id = child.party_id)
