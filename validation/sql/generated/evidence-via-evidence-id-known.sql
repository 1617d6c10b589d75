-- rule: evidence-via-evidence-id-known
-- severity: critical
-- table: evidence_via
-- key: evidence_id, seq
-- reason: a row must not be known before the row of evidence that it leads to
SELECT child.evidence_id, child.seq, child.known_from, parent.known_from AS evidence_known_from
FROM (SELECT * FROM {batch}) AS child
INNER JOIN evidence AS parent ON parent.evidence_id = child.evidence_id
WHERE child.known_from < parent.known_from
