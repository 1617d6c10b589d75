-- Where does "$proposal_title" come from, and what came of it?
--
-- `distance` below 0: what it descends from or belongs to; above 0: what descends from it. Read
-- each row as "`proposal` `relation` `other`". A concept is an end here: its other instances are no
-- kin of the offer.
WITH RECURSIVE
before AS (
    SELECT *, -1 AS distance
    FROM 'proposal_lineage.parquet'
    WHERE proposal_id = '$proposal'
    UNION
    SELECT up.*, before.distance - 1
    FROM before
    JOIN 'proposal_lineage.parquet' up ON up.proposal_id = before.related_proposal_id
),
after AS (
    SELECT *, 1 AS distance
    FROM 'proposal_lineage.parquet'
    WHERE related_proposal_id = '$proposal'
    UNION
    SELECT down.*, after.distance + 1
    FROM after
    JOIN 'proposal_lineage.parquet' down ON down.related_proposal_id = after.proposal_id
)
SELECT
    kin.distance,
    ours.title AS proposal,
    ours.date AS proposed,
    kin.relation,
    other.title AS other,
    other.kind AS other_kind,
    kin.proposal_id,
    kin.related_proposal_id
FROM (FROM before UNION ALL FROM after) kin
JOIN 'proposals.parquet' ours USING (proposal_id)
JOIN 'proposals.parquet' other ON other.proposal_id = kin.related_proposal_id
ORDER BY kin.distance, ours.date_latest, kin.proposal_id, kin.related_proposal_id;
