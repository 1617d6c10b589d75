-- rule: records-merged-into-known
-- severity: critical
-- table: records
-- key: record_id
-- reason: a row must not be known before the row of records that it leads to
SELECT child.record_id, child.merged_into, child.known_from, parent.known_from AS records_known_from
FROM (SELECT * FROM {batch}) AS child
INNER JOIN records AS parent ON parent.record_id = child.merged_into
WHERE child.known_from < parent.known_from
