-- rule: meeting-proposals-meeting-id-link
-- severity: critical
-- table: meeting_proposals
-- key: meeting_id, proposal_id, relation
-- reason: meeting_id must lead to a row of meetings
SELECT child.meeting_id, child.proposal_id, child.relation
FROM (SELECT * FROM {batch}) AS child
WHERE child.meeting_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM meetings AS parent WHERE parent.meeting_id = child.meeting_id)
