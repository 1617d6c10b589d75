-- rule: crosswalk-code-list-code-link
-- severity: critical
-- table: crosswalk
-- key: crosswalk_id
-- reason: code_list, code must lead to a row of codes
SELECT child.crosswalk_id, child.code_list, child.code
FROM (SELECT * FROM {batch}) AS child
WHERE child.code_list IS NOT NULL AND child.code IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM codes AS parent WHERE parent.code_list = child.code_list AND parent.code = child.code)
