-- rule: actor-roles-process-id-link
-- severity: critical
-- table: actor_roles
-- key: actor_id, process_id, role
-- reason: process_id must lead to a row of processes
SELECT child.actor_id, child.process_id, child.role
FROM (SELECT * FROM {batch}) AS child
WHERE EXISTS (SELECT 1 FROM processes)
    AND child.process_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM processes AS parent WHERE parent.process_id = child.process_id)
