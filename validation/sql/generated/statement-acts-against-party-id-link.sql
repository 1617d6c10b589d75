-- rule: statement-acts-against-party-id-link
-- severity: critical
-- table: statement_acts
-- key: act_id
-- reason: against_party_id must lead to a row of actors
SELECT child.act_id, child.against_party_id
FROM (SELECT * FROM {batch}) AS child
WHERE child.against_party_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM actors AS parent WHERE parent.actor_id = child.against_party_id)
