-- rule: proposals-proposal-id-known
-- severity: critical
-- table: proposals
-- key: proposal_id
-- reason: a row must not be known before the row of records that it leads to
SELECT child.proposal_id, child.known_from, parent.known_from AS records_known_from
FROM (SELECT * FROM {batch}) AS child
INNER JOIN records AS parent ON parent.record_id = child.proposal_id
WHERE child.known_from < parent.known_from
