-- rule: evidence-part-exists
-- severity: critical
-- table: evidence
-- key: evidence_id
-- reason: part_id must be that of a step, provision, office or account of the record
SELECT evidence.evidence_id, evidence.record_id, evidence.part, evidence.part_id
FROM (SELECT * FROM {batch}) AS evidence
WHERE evidence.part <> 'record'
    AND NOT EXISTS (
        SELECT 1 FROM status_history AS step
        WHERE evidence.part = 'step'
            AND step.record_id = evidence.record_id
            AND CAST(step.seq AS TEXT) = evidence.part_id
    )
    AND NOT EXISTS (
        SELECT 1 FROM proposal_provisions AS provision
        WHERE evidence.part = 'provision'
            AND provision.proposal_id = evidence.record_id
            AND provision.provision_id = evidence.part_id
    )
    AND NOT EXISTS (
        SELECT 1 FROM actor_offices AS office
        WHERE evidence.part = 'office'
            AND office.actor_id = evidence.record_id
            AND office.office_id = evidence.part_id
    )
    AND NOT EXISTS (
        SELECT 1 FROM accounts AS account
        WHERE evidence.part = 'account'
            AND account.record_id = evidence.record_id
            AND account.account_id = evidence.part_id
    )
