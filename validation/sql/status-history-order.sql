-- rule: status-history-order
-- severity: warning
-- table: status_history
-- key: record_id, seq
-- reason: steps should be in the order of their days
SELECT step.record_id, step.seq, step.date, earlier.date AS date_before
FROM (SELECT * FROM {batch}) AS step
INNER JOIN status_history AS earlier
    ON earlier.record_id = step.record_id AND earlier.seq = step.seq - 1
WHERE step.date_latest < earlier.date_earliest
