-- rule: accounts-record-id-link
-- severity: critical
-- table: accounts
-- key: account_id
-- reason: record_id must lead to a row of records
SELECT child.account_id, child.record_id
FROM (SELECT * FROM {batch}) AS child
WHERE child.record_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM records AS parent WHERE parent.record_id = child.record_id)
