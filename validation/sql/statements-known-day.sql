-- rule: statements-known-day
-- severity: warning
-- table: statements
-- key: statement_id
-- reason: a statement is known more than a day before it can have been made; public_from, or what
--   is cited or refers to it, is too early
SELECT statement.statement_id, statement.date, statement.known_from
FROM (SELECT * FROM {batch}) AS statement
WHERE statement.date_earliest > DATE(statement.known_from, '+1 day')
