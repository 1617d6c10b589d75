-- What are the terms of "$proposal_title"?
--
-- One row per set of terms; a proposal may have several, or none that are known. A term that is
-- empty is not stated in what was read. Whether it is in the text can be checked where `text_known`
-- is `full`, unless a source with `read_depth` = `full_text` holds the text and settles it.
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
