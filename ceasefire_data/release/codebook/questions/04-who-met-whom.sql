-- Whom did $party_name meet, and was the meeting held?
--
-- One row per meeting, those that were only planned or possible too: `held` says whether it took
-- place. `disputed` is a status of its own: sides contradict each other on whether it did. Of a
-- meeting that was not held, `date` is the last day that it was planned for.
SELECT
    meeting_id,
    title,
    status = 'held' AS held,
    status,
    date,
    place,
    format,
    level,
    string_agg(name, ', ' ORDER BY name) FILTER (presence IN ('present', 'remote')) AS took_part,
    string_agg(name, ', ' ORDER BY name) FILTER (presence = 'invited') AS expected,
    string_agg(name, ', ' ORDER BY name) FILTER (presence = 'absent') AS absent,
    outcome,
    outcome_summary
FROM 'meetings.parquet'
JOIN 'meeting_participants.parquet' participant USING (meeting_id)
JOIN 'actors.parquet' actor USING (actor_id)
WHERE meeting_id IN (
    SELECT meeting_id
    FROM 'meeting_participants.parquet'
    WHERE party_id = '$party' AND presence <> 'absent'
)
GROUP BY ALL
ORDER BY any_value(coalesce(date_earliest, date_latest)), meeting_id;
