-- rule: proposals-authenticity-reported
-- severity: critical
-- table: proposals
-- key: proposal_id
-- reason: authenticity is for what was first only reported
SELECT proposal.proposal_id, proposal.authenticity
FROM (SELECT * FROM {batch}) AS proposal
WHERE proposal.authenticity IS NOT NULL
    AND NOT EXISTS (
        SELECT 1 FROM status_history AS step
        WHERE step.record_id = proposal.proposal_id AND step.seq = 0 AND step.status = 'reported'
    )
