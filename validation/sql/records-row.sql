-- rule: records-row
-- severity: critical
-- table: records
-- key: record_id
-- reason: an active record must have its row in the table of its type
SELECT record.record_id, record.record_type
FROM (SELECT * FROM {batch}) AS record
WHERE record.record_status = 'active'
    AND NOT EXISTS (
        SELECT 1 FROM sources
        WHERE record.record_type = 'source' AND sources.source_id = record.record_id
    )
    AND NOT EXISTS (
        SELECT 1 FROM actors
        WHERE record.record_type = 'actor' AND actors.actor_id = record.record_id
    )
    AND NOT EXISTS (
        SELECT 1 FROM statements
        WHERE record.record_type = 'statement' AND statements.statement_id = record.record_id
    )
    AND NOT EXISTS (
        SELECT 1 FROM meetings
        WHERE record.record_type = 'meeting' AND meetings.meeting_id = record.record_id
    )
    AND NOT EXISTS (
        SELECT 1 FROM proposals
        WHERE record.record_type = 'proposal' AND proposals.proposal_id = record.record_id
    )
