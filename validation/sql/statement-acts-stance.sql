-- rule: statement-acts-stance
-- severity: critical
-- table: statement_acts
-- key: act_id
-- reason: an act take_position must come with a stance of the speaker's own side on the same
--   proposal
SELECT act.act_id, act.statement_id, act.proposal_id
FROM (SELECT * FROM {batch}) AS act
WHERE act.act = 'take_position'
    AND NOT EXISTS (
        SELECT 1 FROM stances AS stance
        WHERE stance.statement_id = act.statement_id
            AND stance.proposal_id = act.proposal_id
            AND stance.basis <> 'attributed_by_other'
    )
