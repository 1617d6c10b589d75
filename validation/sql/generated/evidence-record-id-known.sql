-- rule: evidence-record-id-known
-- severity: critical
-- table: evidence
-- key: evidence_id
-- reason: a row must not be known before the row of records that it leads to
SELECT child.evidence_id, child.record_id, child.known_from, parent.known_from AS records_known_from
FROM (SELECT * FROM {batch}) AS child
INNER JOIN records AS parent ON parent.record_id = child.record_id
WHERE child.known_from < parent.known_from
