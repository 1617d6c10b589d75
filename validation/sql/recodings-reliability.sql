-- rule: recodings-reliability
-- severity: critical
-- table: recodings
-- key: source_id
-- reason: what was coded again must be compared, and there are no figures
SELECT recoding.source_id
FROM (SELECT * FROM {batch}) AS recoding
WHERE NOT EXISTS (SELECT 1 FROM reliability)
