-- rule: stances-holder-party-id-link
-- severity: critical
-- table: stances
-- key: stance_id
-- reason: holder_party_id must lead to a row of actors
SELECT child.stance_id, child.holder_party_id
FROM (SELECT * FROM {batch}) AS child
WHERE child.holder_party_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM actors AS parent WHERE parent.actor_id = child.holder_party_id)
