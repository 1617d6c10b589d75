-- rule: status-by-record-id-seq-known
-- severity: critical
-- table: status_by
-- key: record_id, seq, actor_id
-- reason: a row must not be known before the row of status_history that it leads to
SELECT child.record_id, child.seq, child.actor_id, child.known_from, parent.known_from AS status_history_known_from
FROM (SELECT * FROM {batch}) AS child
INNER JOIN status_history AS parent ON parent.record_id = child.record_id AND parent.seq = child.seq
WHERE child.known_from < parent.known_from
