-- rule: proposal-terms-domain
-- severity: critical
-- table: proposal_terms
-- key: term_id
-- reason: terms must say what is to stop: a code of the list domain
SELECT terms.term_id, terms.proposal_id
FROM (SELECT * FROM {batch}) AS terms
WHERE NOT EXISTS (
    SELECT 1 FROM proposal_term_codes AS code
    WHERE code.term_id = terms.term_id AND code.code_list = 'domain'
)
