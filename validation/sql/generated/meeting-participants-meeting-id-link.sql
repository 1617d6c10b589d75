-- rule: meeting-participants-meeting-id-link
-- severity: critical
-- table: meeting_participants
-- key: meeting_id, actor_id
-- reason: meeting_id must lead to a row of meetings
SELECT child.meeting_id, child.actor_id
FROM (SELECT * FROM {batch}) AS child
WHERE child.meeting_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM meetings AS parent WHERE parent.meeting_id = child.meeting_id)
