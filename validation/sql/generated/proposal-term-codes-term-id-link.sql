-- rule: proposal-term-codes-term-id-link
-- severity: critical
-- table: proposal_term_codes
-- key: term_id, code_list, code
-- reason: term_id must lead to a row of proposal_terms
SELECT child.term_id, child.code_list, child.code
FROM (SELECT * FROM {batch}) AS child
WHERE child.term_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM proposal_terms AS parent WHERE parent.term_id = child.term_id)
