-- rule: stance-conditions-demand-id-known
-- severity: critical
-- table: stance_conditions
-- key: stance_id, condition_text
-- reason: a row must not be known before the row of proposals that it leads to
SELECT child.stance_id, child.condition_text, child.demand_id, child.known_from, parent.known_from AS proposals_known_from
FROM (SELECT * FROM {batch}) AS child
INNER JOIN proposals AS parent ON parent.proposal_id = child.demand_id
WHERE child.known_from < parent.known_from
