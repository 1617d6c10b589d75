-- rule: meetings-results-held
-- severity: critical
-- table: meetings
-- key: meeting_id
-- reason: place, country, length and outcome are for a meeting that was held, or of which that is
--   disputed
SELECT meeting.meeting_id, meeting.status
FROM (SELECT * FROM {batch}) AS meeting
WHERE (
        meeting.place IS NOT NULL
        OR meeting.country IS NOT NULL
        OR meeting.outcome IS NOT NULL
        OR meeting.outcome_summary IS NOT NULL
        OR meeting.duration_minutes IS NOT NULL
    )
    AND NOT EXISTS (
        SELECT 1 FROM status_history AS step
        WHERE step.record_id = meeting.meeting_id AND step.status IN ('held', 'disputed')
    )
