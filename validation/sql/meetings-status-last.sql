-- rule: meetings-status-last
-- severity: critical
-- table: meetings
-- key: meeting_id
-- reason: the status of a meeting is that of its last step
SELECT meeting.meeting_id, meeting.status
FROM (SELECT * FROM {batch}) AS meeting
WHERE NOT EXISTS (
    SELECT 1 FROM status_history AS step
    WHERE step.record_id = meeting.meeting_id
        AND step.status = meeting.status
        AND NOT EXISTS (
            SELECT 1 FROM status_history AS later
            WHERE later.record_id = step.record_id AND later.seq > step.seq
        )
)
