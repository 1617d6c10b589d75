-- rule: evidence-quote-words
-- severity: critical
-- table: evidence
-- key: evidence_id
-- reason: a quote has at most 40 words, counted by the single blanks between them
SELECT evidence.evidence_id, evidence.record_id
FROM (SELECT * FROM {batch}) AS evidence
WHERE LENGTH(REPLACE(REPLACE(evidence.quote, '  ', ' '), '  ', ' '))
    - LENGTH(REPLACE(evidence.quote, ' ', '')) >= 40
