-- What was known of meetings and proposals by $day?
--
-- The status of each is that of its last step with `known_from` on that day or before. Never take
-- `meetings.status`, `date`, `place` or `outcome` for this: they tell how it ended. For statements,
-- stances and evidence it is enough to ask `known_from <= DATE '$day'`; leave `notes`, `note` and
-- `json` aside, which were written later. `known_from` is a lower bound: it goes by the sources at
-- hand, and others may have told it earlier.
WITH known AS (
    SELECT *
    FROM 'status_history.parquet'
    WHERE known_from <= DATE '$day'
    QUALIFY row_number() OVER (PARTITION BY record_id ORDER BY seq DESC) = 1
)
SELECT
    known.record_type,
    known.record_id,
    coalesce(meeting.title, proposal.title) AS title,
    known.status,
    known.date AS since,
    known.planned_for,
    known.known_from
FROM known
LEFT JOIN 'meetings.parquet' meeting ON meeting.meeting_id = known.record_id
LEFT JOIN 'proposals.parquet' proposal ON proposal.proposal_id = known.record_id
ORDER BY known.known_from DESC, known.record_id;
