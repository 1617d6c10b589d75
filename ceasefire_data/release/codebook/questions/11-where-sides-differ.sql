-- On what do the sides differ?
--
-- Two or more accounts of one field of one record, and who gives each. The field itself holds what
-- all accounts allow, or is empty; it never takes a side.
SELECT
    record_id,
    record_type,
    field,
    value_json,
    string_agg(name, ', ' ORDER BY name) AS said_by
FROM 'accounts.parquet' account
JOIN 'records.parquet' USING (record_id)
LEFT JOIN 'account_actors.parquet' USING (account_id)
LEFT JOIN 'actors.parquet' USING (actor_id)
GROUP BY ALL
ORDER BY record_id, field, value_json;
