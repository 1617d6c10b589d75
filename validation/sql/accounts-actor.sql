-- rule: accounts-actor
-- severity: critical
-- table: accounts
-- key: account_id
-- reason: an account must be given by somebody
SELECT account.account_id, account.record_id
FROM (SELECT * FROM {batch}) AS account
WHERE NOT EXISTS (
    SELECT 1 FROM account_actors AS actor WHERE actor.account_id = account.account_id
)
