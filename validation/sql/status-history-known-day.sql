-- rule: status-history-known-day
-- severity: warning
-- table: status_history
-- key: record_id, seq
-- reason: a step is known more than a day before it can have been taken; public_from, or the
--   evidence of the step or record, is too early
SELECT step.record_id, step.seq, step.status, step.date, step.known_from
FROM (SELECT * FROM {batch}) AS step
WHERE step.date_earliest > DATE(step.known_from, '+1 day')
