-- rule: meetings-date-step
-- severity: critical
-- table: meetings
-- key: meeting_id
-- reason: the date of a held meeting is that of the last step that says so
SELECT meeting.meeting_id, meeting.date, step.date AS step_date
FROM (SELECT * FROM {batch}) AS meeting
INNER JOIN status_history AS step ON step.record_id = meeting.meeting_id
WHERE meeting.status = 'held'
    AND step.status = 'held'
    AND step.date <> meeting.date
    AND NOT EXISTS (
        SELECT 1 FROM status_history AS later
        WHERE later.record_id = step.record_id AND later.seq > step.seq
    )
