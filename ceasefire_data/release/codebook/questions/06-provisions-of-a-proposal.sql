-- Which provisions does "$proposal_title" have, and whom would they bind?
--
-- What it regulates beside the halt itself. `presence` says whether a provision is in it: sides may
-- dispute that, or a source may say that it is `absent`.
SELECT provision, presence, provision_text, actor.name AS obligor, obligor_party_id
FROM 'proposal_provisions.parquet' provision_row
LEFT JOIN 'actors.parquet' actor ON actor.actor_id = provision_row.obligor_id
WHERE proposal_id = '$proposal'
ORDER BY provision, provision_id;
