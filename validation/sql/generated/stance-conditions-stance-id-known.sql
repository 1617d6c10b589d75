-- rule: stance-conditions-stance-id-known
-- severity: critical
-- table: stance_conditions
-- key: stance_id, condition_text
-- reason: a row must not be known before the row of stances that it leads to
SELECT child.stance_id, child.condition_text, child.known_from, parent.known_from AS stances_known_from
FROM (SELECT * FROM {batch}) AS child
INNER JOIN stances AS parent ON parent.stance_id = child.stance_id
WHERE child.known_from < parent.known_from
