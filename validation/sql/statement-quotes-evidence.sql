-- rule: statement-quotes-evidence
-- severity: critical
-- table: statement_quotes
-- key: evidence_id
-- reason: a quote must be what its evidence says: the same words, language and source, of the same
--   statement
SELECT quote.evidence_id, quote.statement_id
FROM (SELECT * FROM {batch}) AS quote
INNER JOIN evidence ON evidence.evidence_id = quote.evidence_id
WHERE evidence.record_id <> quote.statement_id
    OR evidence.quote IS NULL
    OR evidence.quote <> quote.quote
    OR COALESCE(evidence.language, '') <> COALESCE(quote.language, '')
    OR evidence.translated <> quote.translated
    OR evidence.source_id <> quote.source_id
