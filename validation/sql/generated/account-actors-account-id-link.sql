-- rule: account-actors-account-id-link
-- severity: critical
-- table: account_actors
-- key: account_id, actor_id
-- reason: account_id must lead to a row of accounts
SELECT child.account_id, child.actor_id
FROM (SELECT * FROM {batch}) AS child
WHERE child.account_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM accounts AS parent WHERE parent.account_id = child.account_id)
