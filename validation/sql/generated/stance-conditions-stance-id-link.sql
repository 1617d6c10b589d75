-- rule: stance-conditions-stance-id-link
-- severity: critical
-- table: stance_conditions
-- key: stance_id, condition_text
-- reason: stance_id must lead to a row of stances
SELECT child.stance_id, child.condition_text
FROM (SELECT * FROM {batch}) AS child
WHERE child.stance_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM stances AS parent WHERE parent.stance_id = child.stance_id)
