-- Which proposals did $party_name reject within a week, by whose words, from which source?
--
-- One row per rejection and piece of evidence for it; count proposals with
-- `count(DISTINCT proposal_id)`.
--
-- - **Who.** `holder_party_id` gathers the state, its bodies and its people by their offices on that
--   day. `holder_id = '$party'` would find the state alone and miss its president.
-- - **Rejects** is the code for a refusal of the whole (`provision` is empty; a stance with a
--   provision refuses one point only). "Yes, but" is `accepts_conditionally`, however hard the
--   conditions; evasion is `noncommittal`, objections to a part are `reserved`. None of them is a
--   rejection. Who wants a wider reading adds codes to the list in `asked`, and should say so.
-- - **A week** is at most seven days from the proposal's first step to the rejection. Both days may
--   be known only within bounds, so there are `days_at_least` and `days_at_most`, and `certainty` says
--   `surely` or `perhaps`. Where `first_known_as` is `reported`, nobody had put the proposal forward in
--   the open yet: the week begins with the report of it. To offer the same again begins no new week.
-- - **Ideas and meetings.** A proposal of kind `concept` has no author and no day, so none is in this
--   answer: who rejects "a temporary ceasefire" has not rejected an offer. The next question is about
--   them. An offer to meet is a meeting, and its refusal the status `declined`.
-- - **Whose words.** With `basis` = `own_statement` or `joint_document` the speakers speak for the
--   holder. With `attributed_by_other` somebody else says that the holder rejects it: that is the
--   speaker's claim. Leave these rows out to have the party's own words only.
-- - **Quote and source.** Evidence of a statement supports the fields that it names in
--   `evidence_fields`; without names, those that no other evidence of the record names. `supporting`
--   applies this rule to the field `stances`. A quote is what the source prints of the statement and
--   need not be the refusal itself: `summary` says in our words what the statement says. Without a
--   quote the source tells it in its own words. Sources that reprint one original (`original_id`)
--   are one witness.
WITH asked AS (
    SELECT '$party' AS party_id, 7 AS days, ['rejects'] AS stance_values
),
supporting AS (
    SELECT e.record_id, e.source_id, e.quote, e.translated
    FROM 'evidence.parquet' e
    LEFT JOIN 'evidence_fields.parquet' f USING (evidence_id)
    WHERE e.part = 'record'
      AND (f.field = 'stances'
           OR (f.field IS NULL
               AND e.record_id NOT IN (
                   SELECT other.record_id
                   FROM 'evidence.parquet' other
                   JOIN 'evidence_fields.parquet' named USING (evidence_id)
                   WHERE other.part = 'record' AND named.field = 'stances')))
),
speakers AS (
    SELECT statement_id, string_agg(name, ', ' ORDER BY name) AS speakers
    FROM 'statement_actors.parquet'
    JOIN 'actors.parquet' USING (actor_id)
    WHERE function = 'speaker'
    GROUP BY statement_id
),
rejections AS (
    SELECT
        stance.*,
        proposal.title AS proposal,
        proposal.date AS proposed,
        first_step.status AS first_known_as,
        greatest(0, coalesce(stance.date_earliest - proposal.date_latest, 0)) AS days_at_least,
        stance.date_latest - proposal.date_earliest AS days_at_most
    FROM asked
    JOIN 'stances.parquet' stance ON stance.holder_party_id = asked.party_id
    JOIN 'proposals.parquet' proposal USING (proposal_id)
    JOIN 'status_history.parquet' first_step
        ON first_step.record_id = proposal_id AND first_step.seq = 0
    WHERE list_contains(asked.stance_values, stance.stance_value)
      AND stance.provision IS NULL
      AND proposal.kind <> 'concept'
)
SELECT
    r.proposal_id,
    r.proposal,
    r.proposed,
    r.first_known_as,
    r.date AS rejected,
    r.days_at_least,
    r.days_at_most,
    CASE WHEN r.days_at_most <= asked.days THEN 'surely' ELSE 'perhaps' END AS certainty,
    r.basis,
    holder.name AS holder,
    speakers.speakers,
    statement.attribution,
    supporting.quote,
    supporting.translated,
    statement.summary,
    source.title AS source,
    publisher.name AS publisher,
    source.published,
    coalesce(source.url, source.archived_url) AS url,
    source.original_id,
    r.statement_id
FROM asked
JOIN rejections r ON r.days_at_least <= asked.days
JOIN 'actors.parquet' holder ON holder.actor_id = r.holder_id
JOIN 'statements.parquet' statement USING (statement_id)
LEFT JOIN speakers USING (statement_id)
LEFT JOIN supporting ON supporting.record_id = r.statement_id
LEFT JOIN 'sources.parquet' source USING (source_id)
LEFT JOIN 'actors.parquet' publisher ON publisher.actor_id = source.publisher_id
ORDER BY r.date_latest, r.proposal_id, r.statement_id, supporting.quote, source.source_id;
