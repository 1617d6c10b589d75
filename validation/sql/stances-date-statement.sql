-- rule: stances-date-statement
-- severity: critical
-- table: stances
-- key: stance_id
-- reason: a stance has the date of its statement
SELECT stance.stance_id, stance.date, statement.date AS statement_date
FROM (SELECT * FROM {batch}) AS stance
INNER JOIN statements AS statement ON statement.statement_id = stance.statement_id
WHERE stance.date <> statement.date
