-- rule: statement-acts-self
-- severity: critical
-- table: statement_acts
-- key: act_id
-- reason: a statement cannot be about itself
SELECT act.act_id, act.statement_id
FROM (SELECT * FROM {batch}) AS act
WHERE act.target_statement_id = act.statement_id
