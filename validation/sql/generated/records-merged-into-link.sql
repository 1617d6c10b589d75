-- rule: records-merged-into-link
-- severity: critical
-- table: records
-- key: record_id
-- reason: merged_into must lead to a row of records
SELECT child.record_id, child.merged_into
FROM (SELECT * FROM {batch}) AS child
WHERE child.merged_into IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM records AS parent WHERE parent.record_id = child.merged_into)
