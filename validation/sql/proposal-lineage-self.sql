-- rule: proposal-lineage-self
-- severity: critical
-- table: proposal_lineage
-- key: proposal_id, relation, related_proposal_id
-- reason: a proposal cannot descend from itself
SELECT lineage.proposal_id, lineage.relation, lineage.related_proposal_id
FROM (SELECT * FROM {batch}) AS lineage
WHERE lineage.proposal_id = lineage.related_proposal_id
