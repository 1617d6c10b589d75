-- What are the terms of "$proposal_title"?
--
-- One row per set of terms; a proposal may have several, or none that are known. A term that is
-- empty is not stated. It is surely not in the text only where `text_known` is `full`.
WITH codes AS (
    SELECT
        term_id,
        string_agg(code, ', ' ORDER BY code) FILTER (code_list = 'domain') AS domains,
        string_agg(code, ', ' ORDER BY code) FILTER (code_list = 'monitoring') AS monitoring,
        string_agg(code, ', ' ORDER BY code) FILTER (code_list = 'purpose') AS purposes
    FROM 'proposal_term_codes.parquet'
    GROUP BY term_id
)
SELECT
    title, kind, status, text_known, domains, geography, area, starts, ends, duration,
    duration_kind, sides, monitoring, purposes
FROM 'proposals.parquet'
LEFT JOIN 'proposal_terms.parquet' USING (proposal_id)
LEFT JOIN codes USING (term_id)
WHERE proposal_id = '$proposal'
ORDER BY term_id;
