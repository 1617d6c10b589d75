-- rule: meetings-held-parties
-- severity: critical
-- table: meetings
-- key: meeting_id
-- reason: a held meeting must have two different sides present; two states suffice
SELECT meeting.meeting_id
FROM (SELECT * FROM {batch}) AS meeting
WHERE EXISTS (
        SELECT 1 FROM status_history AS step
        WHERE step.record_id = meeting.meeting_id AND step.status IN ('held')
    )
    AND 2 > (
        SELECT COUNT(DISTINCT CASE
            WHEN participant.representing_id IS NULL
                THEN COALESCE(participant.party_id, participant.actor_id)
            ELSE COALESCE(side.party_id, participant.representing_id)
        END)
        FROM meeting_participants AS participant
        LEFT JOIN actors AS side ON side.actor_id = participant.representing_id
        WHERE participant.meeting_id = meeting.meeting_id
            AND participant.presence IN ('present', 'remote')
    )
