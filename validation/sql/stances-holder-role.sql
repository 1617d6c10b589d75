-- rule: stances-holder-role
-- severity: critical
-- table: stances
-- key: stance_id
-- reason: a stance is held by its principal, else by its speaker; one that another attributes, by
--   neither
SELECT stance.stance_id, stance.holder_id, stance.basis
FROM (SELECT * FROM {batch}) AS stance
WHERE (stance.basis = 'attributed_by_other') = EXISTS (
    SELECT 1 FROM statement_actors AS actor
    WHERE actor.statement_id = stance.statement_id
        AND actor.actor_id = stance.holder_id
        AND actor.function IN ('speaker', 'on_behalf_of')
)
