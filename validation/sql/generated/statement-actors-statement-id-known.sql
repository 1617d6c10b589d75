-- rule: statement-actors-statement-id-known
-- severity: critical
-- table: statement_actors
-- key: statement_id, actor_id, function
-- reason: a row must not be known before the row of statements that it leads to
SELECT child.statement_id, child.actor_id, child.function, child.known_from, parent.known_from AS statements_known_from
FROM (SELECT * FROM {batch}) AS child
INNER JOIN statements AS parent ON parent.statement_id = child.statement_id
WHERE child.known_from < parent.known_from
