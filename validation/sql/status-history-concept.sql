-- rule: status-history-concept
-- severity: critical
-- table: status_history
-- key: record_id, seq
-- reason: a concept is an idea under debate and has no status
SELECT step.record_id, step.seq, step.status
FROM (SELECT * FROM {batch}) AS step
INNER JOIN proposals AS proposal ON proposal.proposal_id = step.record_id
WHERE proposal.kind = 'concept'
