-- rule: statement-actors-principal
-- severity: critical
-- table: statement_actors
-- key: statement_id, actor_id, function
-- reason: on_behalf_of is for a principal other than the speaker
SELECT principal.statement_id, principal.actor_id, principal.function
FROM (SELECT * FROM {batch}) AS principal
WHERE principal.function = 'on_behalf_of'
    AND EXISTS (
        SELECT 1 FROM statement_actors AS speaker
        WHERE speaker.statement_id = principal.statement_id
            AND speaker.actor_id = principal.actor_id
            AND speaker.function = 'speaker'
    )
