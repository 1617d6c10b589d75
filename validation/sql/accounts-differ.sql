-- rule: accounts-differ
-- severity: critical
-- table: accounts
-- key: account_id
-- reason: accounts of a field must differ: two or more values
SELECT account.account_id, account.record_id, account.field
FROM (SELECT * FROM {batch}) AS account
WHERE NOT EXISTS (
    SELECT 1 FROM accounts AS other
    WHERE other.record_id = account.record_id
        AND other.field = account.field
        AND other.value_json <> account.value_json
)
