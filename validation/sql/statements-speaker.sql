-- rule: statements-speaker
-- severity: critical
-- table: statements
-- key: statement_id
-- reason: a statement must have a speaker
SELECT statement.statement_id
FROM (SELECT * FROM {batch}) AS statement
WHERE NOT EXISTS (
    SELECT 1 FROM statement_actors AS actor
    WHERE actor.statement_id = statement.statement_id AND actor.function = 'speaker'
)
