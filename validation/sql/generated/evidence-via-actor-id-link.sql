-- rule: evidence-via-actor-id-link
-- severity: critical
-- table: evidence_via
-- key: evidence_id, seq
-- reason: actor_id must lead to a row of actors
SELECT child.evidence_id, child.seq, child.actor_id
FROM (SELECT * FROM {batch}) AS child
WHERE child.actor_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM actors AS parent WHERE parent.actor_id = child.actor_id)
