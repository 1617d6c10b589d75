-- rule: reliability-recodings
-- severity: critical
-- table: reliability
-- key: record_type, field
-- reason: figures rest on sources that were coded again, and there are none
SELECT figure.record_type, figure.field
FROM (SELECT * FROM {batch}) AS figure
WHERE figure.sources > (SELECT count(*) FROM recodings)
