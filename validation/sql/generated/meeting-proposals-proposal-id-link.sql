-- rule: meeting-proposals-proposal-id-link
-- severity: critical
-- table: meeting_proposals
-- key: meeting_id, proposal_id, relation
-- reason: proposal_id must lead to a row of proposals
SELECT child.meeting_id, child.proposal_id, child.relation
FROM (SELECT * FROM {batch}) AS child
WHERE child.proposal_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM proposals AS parent WHERE parent.proposal_id = child.proposal_id)
