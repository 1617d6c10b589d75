-- rule: records-evidence
-- severity: critical
-- table: records
-- key: record_id
-- reason: an active record must rest on evidence; only sources stand by themselves
SELECT record.record_id, record.record_type
FROM (SELECT * FROM {batch}) AS record
WHERE record.record_status = 'active'
    AND record.record_type <> 'source'
    AND NOT EXISTS (
        SELECT 1 FROM evidence
        WHERE evidence.record_id = record.record_id AND evidence.part = 'record'
    )
