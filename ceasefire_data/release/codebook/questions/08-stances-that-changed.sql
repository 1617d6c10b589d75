-- How did stances on "$proposal_title" change?
--
-- One row for the first stance of each party and one for each that differs from the one before it,
-- in the party's own words and on the whole of the proposal. The order is that of the last day that
-- a date allows; within one day it is not known unless `statements.date_time` gives the hour. Two
-- people of one party may differ, see `holder`: then the party speaks with two voices, and nobody
-- need have had a change of mind.
WITH own AS (
    SELECT
        *,
        lag(stance_value) OVER (
            PARTITION BY holder_party_id
            ORDER BY date_latest, date_earliest, statement_id, holder_id
        ) AS before
    FROM 'stances.parquet'
    WHERE proposal_id = '$proposal'
      AND provision IS NULL
      AND basis <> 'attributed_by_other'
      AND holder_party_id IS NOT NULL
)
SELECT
    party.name AS party,
    own.date,
    own.before,
    own.stance_value,
    string_agg(condition_text, '; ' ORDER BY condition_text) AS conditions,
    holder.name AS holder,
    own.statement_id
FROM own
JOIN 'actors.parquet' party ON party.actor_id = own.holder_party_id
JOIN 'actors.parquet' holder ON holder.actor_id = own.holder_id
LEFT JOIN 'stance_conditions.parquet' USING (stance_id)
WHERE own.before IS DISTINCT FROM own.stance_value
GROUP BY ALL
ORDER BY party.name, any_value(own.date_latest), own.statement_id, holder.name;
