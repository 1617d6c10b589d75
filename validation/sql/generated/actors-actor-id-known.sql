-- rule: actors-actor-id-known
-- severity: critical
-- table: actors
-- key: actor_id
-- reason: a row must not be known before the row of records that it leads to
SELECT child.actor_id, child.known_from, parent.known_from AS records_known_from
FROM (SELECT * FROM {batch}) AS child
INNER JOIN records AS parent ON parent.record_id = child.actor_id
WHERE child.known_from < parent.known_from
