-- rule: proposal-actors-concept
-- severity: critical
-- table: proposal_actors
-- key: proposal_id, actor_id, function
-- reason: a concept is an idea under debate and has no actors
SELECT actor.proposal_id, actor.actor_id, actor.function
FROM (SELECT * FROM {batch}) AS actor
INNER JOIN proposals AS proposal ON proposal.proposal_id = actor.proposal_id
WHERE proposal.kind = 'concept'
