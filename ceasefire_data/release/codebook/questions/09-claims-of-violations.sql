-- Who accuses whom of having broken a ceasefire, and what is the claim?
--
-- These are claims and nothing else: no row says that the ceasefire was broken. `claimed_count` is
-- the speaker's number. `modality` other than `asserted`: spoken of as planned, expected, possible
-- or conditional. Counts of one speaker often include those given before: never add them up.
-- `quotes` and `sources` are those of the whole statement, which may say more.
WITH said AS (
    SELECT
        statement_id,
        string_agg(name, ', ' ORDER BY name) AS speakers,
        string_agg(DISTINCT speaker.party_id, ', ' ORDER BY speaker.party_id) AS of_party
    FROM 'statement_actors.parquet' speaker
    JOIN 'actors.parquet' USING (actor_id)
    WHERE function = 'speaker'
    GROUP BY statement_id
)
SELECT
    statement.date,
    speakers,
    of_party,
    accused.name AS against,
    proposal.title AS arrangement,
    act.period,
    act.claimed_count,
    act.modality,
    statement.summary,
    string_agg(DISTINCT evidence.quote, ' / ' ORDER BY evidence.quote) AS quotes,
    string_agg(DISTINCT source.title, ' / ' ORDER BY source.title) AS sources,
    statement_id
FROM 'statement_acts.parquet' act
JOIN 'statements.parquet' statement USING (statement_id)
LEFT JOIN said USING (statement_id)
LEFT JOIN 'actors.parquet' accused ON accused.actor_id = act.against_id
LEFT JOIN 'proposals.parquet' proposal ON proposal.proposal_id = act.proposal_id
LEFT JOIN 'evidence.parquet' evidence ON evidence.record_id = statement_id
LEFT JOIN 'sources.parquet' source USING (source_id)
WHERE act.act = 'accuse_violation'
GROUP BY ALL
ORDER BY any_value(statement.date_latest), statement_id, any_value(act.act_id);
