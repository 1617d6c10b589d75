-- rule: stance-conditions-demand-id-link
-- severity: critical
-- table: stance_conditions
-- key: stance_id, condition_text
-- reason: demand_id must lead to a row of proposals
SELECT child.stance_id, child.condition_text, child.demand_id
FROM (SELECT * FROM {batch}) AS child
WHERE child.demand_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM proposals AS parent WHERE parent.proposal_id = child.demand_id)
