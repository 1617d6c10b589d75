-- rule: records-merge
-- severity: critical
-- table: records
-- key: record_id
-- reason: the chain of merges of a record must end at an active record of its type
SELECT record.record_id, record.merged_into
FROM (SELECT * FROM {batch}) AS record
WHERE record.merged_into IS NOT NULL
    AND NOT EXISTS (
        WITH RECURSIVE chain (reached) AS (
            SELECT record.merged_into
            UNION
            SELECT further.merged_into
            FROM records AS further, chain
            WHERE further.record_id = chain.reached AND further.merged_into IS NOT NULL
        )
        SELECT 1
        FROM chain, records AS heir
        WHERE heir.record_id = chain.reached
            AND heir.record_status = 'active'
            AND heir.record_type = record.record_type
    )
