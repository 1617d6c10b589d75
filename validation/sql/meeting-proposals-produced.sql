-- rule: meeting-proposals-produced
-- severity: critical
-- table: meeting_proposals
-- key: meeting_id, proposal_id, relation
-- reason: a meeting that was not held produced nothing
SELECT tabled.meeting_id, tabled.proposal_id, tabled.relation
FROM (SELECT * FROM {batch}) AS tabled
WHERE tabled.relation = 'produced'
    AND NOT EXISTS (
        SELECT 1 FROM status_history AS step
        WHERE step.record_id = tabled.meeting_id AND step.status IN ('held', 'disputed')
    )
