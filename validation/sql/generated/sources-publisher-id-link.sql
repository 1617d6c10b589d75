-- rule: sources-publisher-id-link
-- severity: critical
-- table: sources
-- key: source_id
-- reason: publisher_id must lead to a row of actors
SELECT child.source_id, child.publisher_id
FROM (SELECT * FROM {batch}) AS child
WHERE child.publisher_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM actors AS parent WHERE parent.actor_id = child.publisher_id)
