-- rule: proposals-date-step
-- severity: critical
-- table: proposals
-- key: proposal_id
-- reason: the date of a proposal is that of its first step
SELECT proposal.proposal_id, proposal.date, step.date AS step_date
FROM (SELECT * FROM {batch}) AS proposal
INNER JOIN status_history AS step ON step.record_id = proposal.proposal_id AND step.seq = 0
WHERE step.date <> proposal.date
