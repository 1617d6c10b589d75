-- rule: meetings-held-evidence
-- severity: critical
-- table: meetings
-- key: meeting_id
-- reason: that a meeting was held must rest on evidence of that step, of the status history or of
--   the record as a whole
SELECT meeting.meeting_id, step.seq
FROM (SELECT * FROM {batch}) AS meeting
INNER JOIN status_history AS step ON step.record_id = meeting.meeting_id
WHERE step.status = 'held'
    AND NOT EXISTS (
        SELECT 1 FROM evidence
        WHERE evidence.record_id = meeting.meeting_id
            AND (
                (evidence.part = 'step' AND CAST(evidence.part_id AS INTEGER) = step.seq)
                OR evidence.part = 'record'
            )
    )
