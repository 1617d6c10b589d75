-- Which conditions does $party_name attach, and to what?
--
-- One row per condition of a stance. A condition tied to an acceptance stands here, in our words;
-- `provision` is the point that it asks for, `demand` the demand or proposal that it repeats. What
-- is required as of right, without an acceptance, is an act `demand` in `statement_acts` or a
-- proposal of kind `demand`; what is said of points of the text is a stance with a `provision`.
SELECT
    stance.date,
    proposal.title AS proposal,
    stance.stance_value,
    condition_row.condition_text,
    condition_row.provision,
    demand.title AS demand,
    stance.basis,
    holder.name AS holder,
    stance.statement_id
FROM 'stance_conditions.parquet' condition_row
JOIN 'stances.parquet' stance USING (stance_id)
JOIN 'proposals.parquet' proposal USING (proposal_id)
JOIN 'actors.parquet' holder ON holder.actor_id = stance.holder_id
LEFT JOIN 'proposals.parquet' demand ON demand.proposal_id = condition_row.demand_id
WHERE stance.holder_party_id = '$party'
ORDER BY stance.date_latest, stance.stance_id, condition_row.condition_text;
