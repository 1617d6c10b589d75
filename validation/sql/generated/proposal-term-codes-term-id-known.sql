-- rule: proposal-term-codes-term-id-known
-- severity: critical
-- table: proposal_term_codes
-- key: term_id, code_list, code
-- reason: a row must not be known before the row of proposal_terms that it leads to
SELECT child.term_id, child.code_list, child.code, child.known_from, parent.known_from AS proposal_terms_known_from
FROM (SELECT * FROM {batch}) AS child
INNER JOIN proposal_terms AS parent ON parent.term_id = child.term_id
WHERE child.known_from < parent.known_from
