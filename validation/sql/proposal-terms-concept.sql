-- rule: proposal-terms-concept
-- severity: critical
-- table: proposal_terms
-- key: term_id
-- reason: a concept is an idea under debate and has no terms
SELECT terms.term_id, terms.proposal_id
FROM (SELECT * FROM {batch}) AS terms
INNER JOIN proposals AS proposal ON proposal.proposal_id = terms.proposal_id
WHERE proposal.kind = 'concept'
