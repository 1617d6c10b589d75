-- rule: status-history-after-sources
-- severity: critical
-- table: status_history
-- key: record_id, seq
-- reason: a step cannot be dated more than a day after the last source that reports it
SELECT step.record_id, step.seq, step.status, step.date
FROM (SELECT * FROM {batch}) AS step
WHERE step.date_earliest > (
    SELECT DATE(MAX(COALESCE(source.published_latest, source.retrieved)), '+1 day')
    FROM evidence
    INNER JOIN sources AS source ON source.source_id = evidence.source_id
    WHERE evidence.record_id = step.record_id
        AND (
            (evidence.part = 'step' AND CAST(evidence.part_id AS INTEGER) = step.seq)
            OR (
                evidence.part = 'record'
                AND NOT EXISTS (
                    SELECT 1 FROM evidence AS own
                    WHERE own.record_id = step.record_id
                        AND own.part = 'step'
                        AND CAST(own.part_id AS INTEGER) = step.seq
                )
            )
        )
)
