-- rule: status-by-record-id-seq-link
-- severity: critical
-- table: status_by
-- key: record_id, seq, actor_id
-- reason: record_id, seq must lead to a row of status_history
SELECT child.record_id, child.seq, child.actor_id
FROM (SELECT * FROM {batch}) AS child
WHERE child.record_id IS NOT NULL AND child.seq IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM status_history AS parent WHERE parent.record_id = child.record_id AND parent.seq = child.seq)
