-- rule: stances-conditions
-- severity: critical
-- table: stances
-- key: stance_id
-- reason: accepts_conditionally must have its conditions
SELECT stance.stance_id, stance.statement_id
FROM (SELECT * FROM {batch}) AS stance
WHERE stance.stance_value = 'accepts_conditionally'
    AND NOT EXISTS (
        SELECT 1 FROM stance_conditions AS condition
        WHERE condition.stance_id = stance.stance_id
    )
