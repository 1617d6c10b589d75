-- rule: proposal-provisions-concept
-- severity: critical
-- table: proposal_provisions
-- key: provision_id
-- reason: a concept is an idea under debate and has no provisions
SELECT provision.provision_id, provision.proposal_id
FROM (SELECT * FROM {batch}) AS provision
INNER JOIN proposals AS proposal ON proposal.proposal_id = provision.proposal_id
WHERE proposal.kind = 'concept'
