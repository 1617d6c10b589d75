-- rule: statement-acts-statement-id-known
-- severity: critical
-- table: statement_acts
-- key: act_id
-- reason: a row must not be known before the row of statements that it leads to
SELECT child.act_id, child.statement_id, child.known_from, parent.known_from AS statements_known_from
FROM (SELECT * FROM {batch}) AS child
INNER JOIN statements AS parent ON parent.statement_id = child.statement_id
WHERE child.known_from < parent.known_from
