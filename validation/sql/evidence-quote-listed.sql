-- rule: evidence-quote-listed
-- severity: critical
-- table: evidence
-- key: evidence_id
-- reason: the quotes of statements must stand in statement_quotes as well
SELECT evidence.evidence_id, evidence.record_id
FROM (SELECT * FROM {batch}) AS evidence
WHERE evidence.quote IS NOT NULL
    AND EXISTS (SELECT 1 FROM statements WHERE statements.statement_id = evidence.record_id)
    AND NOT EXISTS (
        SELECT 1 FROM statement_quotes AS quote WHERE quote.evidence_id = evidence.evidence_id
    )
