-- rule: proposal-lineage-concept
-- severity: critical
-- table: proposal_lineage
-- key: proposal_id, relation, related_proposal_id
-- reason: instance_of leads to a concept, and no other relation does
SELECT lineage.proposal_id, lineage.relation, lineage.related_proposal_id, related.kind
FROM (SELECT * FROM {batch}) AS lineage
INNER JOIN proposals AS related ON related.proposal_id = lineage.related_proposal_id
WHERE (lineage.relation = 'instance_of') <> (related.kind = 'concept')
