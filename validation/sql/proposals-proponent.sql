-- rule: proposals-proponent
-- severity: critical
-- table: proposals
-- key: proposal_id
-- reason: a proposal must have a proponent, unless it is a concept or was first only reported
SELECT proposal.proposal_id, proposal.kind
FROM (SELECT * FROM {batch}) AS proposal
WHERE proposal.kind <> 'concept'
    AND NOT EXISTS (
        SELECT 1 FROM status_history AS step
        WHERE step.record_id = proposal.proposal_id AND step.seq = 0 AND step.status = 'reported'
    )
    AND NOT EXISTS (
        SELECT 1 FROM proposal_actors AS actor
        WHERE actor.proposal_id = proposal.proposal_id AND actor.function = 'proponent'
    )
