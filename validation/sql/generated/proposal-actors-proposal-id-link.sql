-- rule: proposal-actors-proposal-id-link
-- severity: critical
-- table: proposal_actors
-- key: proposal_id, actor_id, function
-- reason: proposal_id must lead to a row of proposals
SELECT child.proposal_id, child.actor_id, child.function
FROM (SELECT * FROM {batch}) AS child
WHERE child.proposal_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM proposals AS parent WHERE parent.proposal_id = child.proposal_id)
