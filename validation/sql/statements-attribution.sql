-- rule: statements-attribution
-- severity: critical
-- table: statements
-- key: statement_id
-- reason: attribution must be anonymous if, and only if, all speakers are unnamed
SELECT statement.statement_id, statement.attribution
FROM (SELECT * FROM {batch}) AS statement
WHERE (statement.attribution = 'anonymous') = EXISTS (
    SELECT 1
    FROM statement_actors AS speaker
    INNER JOIN actors AS actor ON actor.actor_id = speaker.actor_id
    WHERE speaker.statement_id = statement.statement_id
        AND speaker.function = 'speaker'
        AND actor.kind NOT IN ('unnamed_source', 'unnamed_group')
)
