-- What does "$proposal_title" rest on?
--
-- One row per place in a source. `part` says what of the record it supports: all of it or the named
-- `fields`, one step, one provision, one account. Where `span_start` is given, the place is the code
-- points from there to before `span_end` of the source's normalised text, whose SHA-256 is
-- `sources.text_sha256`. `via`: who relayed it between the event and the source. Two sources with
-- one `original_id` are one witness. Any id of a statement, meeting, proposal or actor will do.
WITH fields AS (
    SELECT evidence_id, string_agg(field, ', ' ORDER BY field) AS fields
    FROM 'evidence_fields.parquet'
    GROUP BY evidence_id
),
via AS (
    SELECT evidence_id, string_agg(name, ' > ' ORDER BY seq) AS via
    FROM 'evidence_via.parquet'
    JOIN 'actors.parquet' USING (actor_id)
    GROUP BY evidence_id
)
SELECT
    e.part,
    e.part_id,
    fields,
    e.quote,
    e.translated,
    e.span_start,
    e.span_end,
    via,
    source.title AS source,
    publisher.name AS publisher,
    source.published,
    source.url,
    source.read_depth,
    source.original_id
FROM 'evidence.parquet' e
JOIN 'sources.parquet' source USING (source_id)
LEFT JOIN 'actors.parquet' publisher ON publisher.actor_id = source.publisher_id
LEFT JOIN fields USING (evidence_id)
LEFT JOIN via USING (evidence_id)
WHERE e.record_id = '$proposal'
ORDER BY e.part, e.part_id, source.source_id, e.quote;
