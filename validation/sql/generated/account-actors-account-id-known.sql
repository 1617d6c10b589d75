-- rule: account-actors-account-id-known
-- severity: critical
-- table: account_actors
-- key: account_id, actor_id
-- reason: a row must not be known before the row of accounts that it leads to
SELECT child.account_id, child.actor_id, child.known_from, parent.known_from AS accounts_known_from
FROM (SELECT * FROM {batch}) AS child
INNER JOIN accounts AS parent ON parent.account_id = child.account_id
WHERE child.known_from < parent.known_from
