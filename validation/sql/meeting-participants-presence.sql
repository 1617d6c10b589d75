-- rule: meeting-participants-presence
-- severity: critical
-- table: meeting_participants
-- key: meeting_id, actor_id
-- reason: nobody was present at a meeting that was not held
SELECT participant.meeting_id, participant.actor_id, participant.presence
FROM (SELECT * FROM {batch}) AS participant
WHERE participant.presence IN ('present', 'remote')
    AND NOT EXISTS (
        SELECT 1 FROM status_history AS step
        WHERE step.record_id = participant.meeting_id AND step.status IN ('held', 'disputed')
    )
