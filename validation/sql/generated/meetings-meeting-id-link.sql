-- rule: meetings-meeting-id-link
-- severity: critical
-- table: meetings
-- key: meeting_id
-- reason: meeting_id must lead to a row of records
SELECT child.meeting_id
FROM (SELECT * FROM {batch}) AS child
WHERE child.meeting_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM records AS parent WHERE parent.record_id = child.meeting_id)
