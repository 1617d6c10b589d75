-- rule: proposals-status-last
-- severity: critical
-- table: proposals
-- key: proposal_id
-- reason: the status of a proposal is that of its last step
SELECT proposal.proposal_id, proposal.status
FROM (SELECT * FROM {batch}) AS proposal
WHERE proposal.kind <> 'concept'
    AND NOT EXISTS (
        SELECT 1 FROM status_history AS step
        WHERE step.record_id = proposal.proposal_id
            AND step.status = proposal.status
            AND NOT EXISTS (
                SELECT 1 FROM status_history AS later
                WHERE later.record_id = step.record_id AND later.seq > step.seq
            )
    )
