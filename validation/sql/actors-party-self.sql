-- rule: actors-party-self
-- severity: critical
-- table: actors
-- key: actor_id
-- reason: a state, an organisation of states, a coalition, a contested entity and an armed group
--   are parties themselves
SELECT actor.actor_id, actor.kind, actor.party_id
FROM (SELECT * FROM {batch}) AS actor
WHERE actor.kind IN ('armed_group', 'contested_entity', 'igo', 'state', 'state_coalition')
    AND (actor.party_id IS NULL OR actor.party_id <> actor.actor_id)
