-- rule: proposal-provisions-proposal-id-link
-- severity: critical
-- table: proposal_provisions
-- key: provision_id
-- reason: proposal_id must lead to a row of proposals
SELECT child.provision_id, child.proposal_id
FROM (SELECT * FROM {batch}) AS child
WHERE child.proposal_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM proposals AS parent WHERE parent.proposal_id = child.proposal_id)
