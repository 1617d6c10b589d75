-- rule: stances-holder-kind
-- severity: critical
-- table: stances
-- key: stance_id
-- reason: a class of actors that is named loosely cannot hold a stance
SELECT stance.stance_id, stance.holder_id
FROM (SELECT * FROM {batch}) AS stance
INNER JOIN actors AS holder ON holder.actor_id = stance.holder_id
WHERE holder.kind = 'informal_group'
