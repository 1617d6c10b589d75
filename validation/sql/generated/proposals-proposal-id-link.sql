-- rule: proposals-proposal-id-link
-- severity: critical
-- table: proposals
-- key: proposal_id
-- reason: proposal_id must lead to a row of records
SELECT child.proposal_id
FROM (SELECT * FROM {batch}) AS child
WHERE child.proposal_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM records AS parent WHERE parent.record_id = child.proposal_id)
