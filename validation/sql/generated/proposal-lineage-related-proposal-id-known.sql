-- rule: proposal-lineage-related-proposal-id-known
-- severity: critical
-- table: proposal_lineage
-- key: proposal_id, relation, related_proposal_id
-- reason: a row must not be known before the row of proposals that it leads to
SELECT child.proposal_id, child.relation, child.related_proposal_id, child.known_from, parent.known_from AS proposals_known_from
FROM (SELECT * FROM {batch}) AS child
INNER JOIN proposals AS parent ON parent.proposal_id = child.related_proposal_id
WHERE child.known_from < parent.known_from
