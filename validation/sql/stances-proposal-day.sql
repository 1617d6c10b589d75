-- rule: stances-proposal-day
-- severity: critical
-- table: stances
-- key: stance_id
-- reason: a stance cannot be taken before its proposal was there; what was debated earlier is a
--   concept
SELECT stance.stance_id, stance.proposal_id, stance.date, first.first_day
FROM (SELECT * FROM {batch}) AS stance
INNER JOIN (
    SELECT step.record_id, MIN(step.date_earliest) AS first_day
    FROM status_history AS step
    WHERE step.record_type = 'proposal'
    GROUP BY step.record_id
    HAVING COUNT(*) = COUNT(step.date_earliest)
) AS first ON first.record_id = stance.proposal_id
WHERE stance.date_latest < first.first_day
