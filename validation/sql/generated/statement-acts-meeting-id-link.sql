-- rule: statement-acts-meeting-id-link
-- severity: critical
-- table: statement_acts
-- key: act_id
-- reason: meeting_id must lead to a row of meetings
SELECT child.act_id, child.meeting_id
FROM (SELECT * FROM {batch}) AS child
WHERE child.meeting_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM meetings AS parent WHERE parent.meeting_id = child.meeting_id)
