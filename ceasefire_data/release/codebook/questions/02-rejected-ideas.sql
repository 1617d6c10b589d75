-- Which ideas does $party_name reject, how often, and when first and last?
--
-- A concept is an idea under debate, without author, day or terms. Definite offers are
-- `instance_of` it, see the question on lineage. A stance on the idea is none on the offer, and the
-- other way round. `own` counts the party's own words, `attributed` what others say of it.
SELECT
    proposal_id,
    title AS idea,
    count(*) FILTER (basis <> 'attributed_by_other') AS own,
    count(*) FILTER (basis = 'attributed_by_other') AS attributed,
    min(stance.date_latest) AS first_by,
    max(stance.date_latest) AS last_by
FROM 'stances.parquet' stance
JOIN 'proposals.parquet' USING (proposal_id)
WHERE holder_party_id = '$party'
  AND stance_value = 'rejects'
  AND provision IS NULL
  AND kind = 'concept'
GROUP BY ALL
ORDER BY own + attributed DESC, proposal_id;
