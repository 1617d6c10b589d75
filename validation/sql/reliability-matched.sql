-- rule: reliability-matched
-- severity: critical
-- table: reliability
-- key: record_type, field
-- reason: no more can be matched than either coder has
SELECT figure.record_type, figure.field
FROM (SELECT * FROM {batch}) AS figure
WHERE figure.matched > figure.units_first OR figure.matched > figure.units_second
