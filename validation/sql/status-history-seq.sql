-- rule: status-history-seq
-- severity: critical
-- table: status_history
-- key: record_id, seq
-- reason: the steps of a record are numbered from 0 without a gap
SELECT step.record_id, step.seq
FROM (SELECT * FROM {batch}) AS step
WHERE step.seq <> 0
    AND NOT EXISTS (
        SELECT 1 FROM status_history AS earlier
        WHERE earlier.record_id = step.record_id AND earlier.seq = step.seq - 1
    )
