-- rule: proposals-process-id-link
-- severity: critical
-- table: proposals
-- key: proposal_id
-- reason: process_id must lead to a row of processes
SELECT child.proposal_id, child.process_id
FROM (SELECT * FROM {batch}) AS child
WHERE EXISTS (SELECT 1 FROM processes)
    AND child.process_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM processes AS parent WHERE parent.process_id = child.process_id)
