-- rule: meeting-proposals-meeting-id-known
-- severity: critical
-- table: meeting_proposals
-- key: meeting_id, proposal_id, relation
-- reason: a row must not be known before the row of meetings that it leads to
SELECT child.meeting_id, child.proposal_id, child.relation, child.known_from, parent.known_from AS meetings_known_from
FROM (SELECT * FROM {batch}) AS child
INNER JOIN meetings AS parent ON parent.meeting_id = child.meeting_id
WHERE child.known_from < parent.known_from
