-- rule: proposal-lineage-related-proposal-id-link
-- severity: critical
-- table: proposal_lineage
-- key: proposal_id, relation, related_proposal_id
-- reason: related_proposal_id must lead to a row of proposals
SELECT child.proposal_id, child.relation, child.related_proposal_id
FROM (SELECT * FROM {batch}) AS child
WHERE child.related_proposal_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM proposals AS parent WHERE parent.proposal_id = child.related_proposal_id)
