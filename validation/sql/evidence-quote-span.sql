-- rule: evidence-quote-span
-- severity: critical
-- table: evidence
-- key: evidence_id
-- reason: the span of a quote is as long as the quote, in code points
SELECT evidence.evidence_id, evidence.record_id, evidence.span_start, evidence.span_end
FROM (SELECT * FROM {batch}) AS evidence
WHERE evidence.quote IS NOT NULL
    AND evidence.span_end - evidence.span_start <> LENGTH(evidence.quote)
