-- rule: stances-act
-- severity: critical
-- table: stances
-- key: stance_id
-- reason: a stance must come with an act of its statement on the same proposal, and the speaker's
--   own with take_position
SELECT stance.stance_id, stance.statement_id, stance.proposal_id
FROM (SELECT * FROM {batch}) AS stance
WHERE NOT EXISTS (
    SELECT 1 FROM statement_acts AS act
    WHERE act.statement_id = stance.statement_id
        AND act.proposal_id = stance.proposal_id
        AND (stance.basis = 'attributed_by_other' OR act.act = 'take_position')
)
