-- rule: statement-acts-against-id-link
-- severity: critical
-- table: statement_acts
-- key: act_id
-- reason: against_id must lead to a row of actors
SELECT child.act_id, child.against_id
FROM (SELECT * FROM {batch}) AS child
WHERE child.against_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM actors AS parent WHERE parent.actor_id = child.against_id)
