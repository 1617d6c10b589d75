-- rule: statements-meeting-id-known
-- severity: critical
-- table: statements
-- key: statement_id
-- reason: a row must not be known before the row of meetings that it leads to
SELECT child.statement_id, child.meeting_id, child.known_from, parent.known_from AS meetings_known_from
FROM (SELECT * FROM {batch}) AS child
INNER JOIN meetings AS parent ON parent.meeting_id = child.meeting_id
WHERE child.known_from < parent.known_from
