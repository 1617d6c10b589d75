-- rule: meetings-follows-id-link
-- severity: critical
-- table: meetings
-- key: meeting_id
-- reason: follows_id must lead to a row of meetings
SELECT child.meeting_id, child.follows_id
FROM (SELECT * FROM {batch}) AS child
WHERE child.follows_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM meetings AS parent WHERE parent.meeting_id = child.follows_id)
