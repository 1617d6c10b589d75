-- rule: meetings-participant
-- severity: critical
-- table: meetings
-- key: meeting_id
-- reason: a meeting must have participants
SELECT meeting.meeting_id
FROM (SELECT * FROM {batch}) AS meeting
WHERE NOT EXISTS (
    SELECT 1 FROM meeting_participants AS participant
    WHERE participant.meeting_id = meeting.meeting_id
)
