-- rule: changes-record-id-link
-- severity: critical
-- table: changes
-- key: record_id, field
-- reason: record_id must lead to a row of records
SELECT child.record_id, child.field
FROM (SELECT * FROM {batch}) AS child
WHERE child.record_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM records AS parent WHERE parent.record_id = child.record_id)
