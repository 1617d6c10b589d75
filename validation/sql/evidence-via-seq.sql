-- rule: evidence-via-seq
-- severity: critical
-- table: evidence_via
-- key: evidence_id, seq
-- reason: the places in a chain of relays are numbered from 0 without a gap
SELECT relay.evidence_id, relay.seq
FROM (SELECT * FROM {batch}) AS relay
WHERE relay.seq <> 0
    AND NOT EXISTS (
        SELECT 1 FROM evidence_via AS earlier
        WHERE earlier.evidence_id = relay.evidence_id AND earlier.seq = relay.seq - 1
    )
