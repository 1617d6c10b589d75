-- rule: statement-quotes-source-id-known
-- severity: critical
-- table: statement_quotes
-- key: evidence_id
-- reason: a row must not be known before the row of sources that it leads to
SELECT child.evidence_id, child.source_id, child.known_from, parent.known_from AS sources_known_from
FROM (SELECT * FROM {batch}) AS child
INNER JOIN sources AS parent ON parent.source_id = child.source_id
WHERE child.known_from < parent.known_from
