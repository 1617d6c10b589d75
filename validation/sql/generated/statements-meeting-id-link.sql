-- rule: statements-meeting-id-link
-- severity: critical
-- table: statements
-- key: statement_id
-- reason: meeting_id must lead to a row of meetings
SELECT child.statement_id, child.meeting_id
FROM (SELECT * FROM {batch}) AS child
WHERE child.meeting_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM meetings AS parent WHERE parent.meeting_id = child.meeting_id)
