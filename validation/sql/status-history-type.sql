-- rule: status-history-type
-- severity: critical
-- table: status_history
-- key: record_id, seq
-- reason: record_type must be the type of the record: a meeting or a proposal
SELECT step.record_id, step.seq, step.record_type, record.record_type AS type_of_record
FROM (SELECT * FROM {batch}) AS step
INNER JOIN records AS record ON record.record_id = step.record_id
WHERE step.record_type <> record.record_type
    OR record.record_type NOT IN ('meeting', 'proposal')
