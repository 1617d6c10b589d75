-- rule: statements-after-sources
-- severity: critical
-- table: statements
-- key: statement_id
-- reason: a statement cannot be made more than a day after the last source that reports it
SELECT statement.statement_id, statement.date
FROM (SELECT * FROM {batch}) AS statement
WHERE statement.date_earliest > (
    SELECT DATE(MAX(COALESCE(source.published_latest, source.retrieved)), '+1 day')
    FROM evidence
    INNER JOIN sources AS source ON source.source_id = evidence.source_id
    WHERE evidence.record_id = statement.statement_id AND evidence.part = 'record'
)
