// Derived from the JSON Schemas, version 1.1.0, by `make types`. Not to be edited.

/**
 * Whether a record still counts (own list). A released record is never deleted.
 *
 * `active`: Stands as coded; only active records count in tables of substance.
 *
 * `withdrawn`: Taken back with a reason because it should not have been coded; kept so that its id still resolves. A duplicate is `merged` instead.
 *
 * `merged`: Found to describe the same thing as another record, which `merged_into` names and which carries the content on.
 */
export type RecordStatus = "active" | "withdrawn" | "merged";
/**
 * What an actor is (own list after PAA-X and PLOVER @5e0c24f; ACLED's are coarser).
 *
 * What an actor *does* in a process is its role, what a person *is* in office is its rank.
 *
 * `person`: One named human being; offices and their dates tell for whom the person speaks. An unidentified speaker is an `unnamed_source`.
 *
 * `state`: A generally recognised state acting as a whole. Its presidency, ministry or parliament named apart is a `state_body`.
 *
 * `state_body`: An organ of a state other than its forces: presidency, government, ministry, parliament, court, agency, intelligence service.
 *
 * `military_body`: The armed forces of a state, or a branch, staff or command of them, named apart from the government. The defence ministry is a `state_body`.
 *
 * `contested_entity`: An authority that governs territory without general recognition as a state. Armed men without administration are an `armed_group`.
 *
 * `igo`: An organisation of states founded by treaty or with standing organs of its own. An ad hoc circle of states is a `state_coalition`.
 *
 * `igo_body`: An organ, secretariat, agency or mission of an `igo`, named apart from the whole.
 *
 * `state_coalition`: A named group of states that acts together without a founding treaty, such as a contact group or a coalition of the willing. Loose talk of `the West` is an `informal_group`.
 *
 * `armed_group`: An armed organisation outside the forces of a recognised state and without its own territorial administration.
 *
 * `political_party`: A party, or its faction in a parliament, acting as such and not as the government that it may lead.
 *
 * `company`: A business firm, state-owned or private. A firm that publishes news is `media`.
 *
 * `religious_body`: A church or other religious organisation. The Holy See acting as a subject of international law is a `state`.
 *
 * `media`: A news outlet, agency or broadcaster, as publisher of a source or as relay. Its journalists are persons.
 *
 * `organisation`: A standing organisation of none of the other kinds: non-governmental body, think tank, university, foundation.
 *
 * `informal_group`: A class of actors named loosely, such as `US allies` or `news agencies`. It may be addressed or relay; it never holds a stance.
 *
 * `unnamed_source`: One speaker whom a source leaves unidentified, with the descriptor as printed; one record per source, never a guess who it is.
 *
 * `unnamed_group`: Two or more speakers whom a source leaves unidentified and cites together, with descriptor and count as printed; one record per source.
 */
export type ActorKind =
  | "person"
  | "state"
  | "state_body"
  | "military_body"
  | "contested_entity"
  | "igo"
  | "igo_body"
  | "state_coalition"
  | "armed_group"
  | "political_party"
  | "company"
  | "religious_body"
  | "media"
  | "organisation"
  | "informal_group"
  | "unnamed_source"
  | "unnamed_group";
/**
 * What kind of name an additional name is (own list); the main name stands in `name`.
 *
 * `native`: The name in the actor's own language and script.
 *
 * `variant`: Another name or spelling in current use in the same script, such as a short form.
 *
 * `transliteration`: A rendering of the native name letter by letter in another script; spellings that differ by system or language of origin belong here.
 *
 * `acronym`: An abbreviation made of initial letters or syllables.
 *
 * `former`: A name that the actor once bore and has given up.
 *
 * `descriptor`: Words by which a source describes an actor that it does not name, exactly as printed.
 */
export type NameKind = "native" | "variant" | "transliteration" | "acronym" | "former" | "descriptor";
/**
 * The authority whose identifier of an actor is recorded (own list).
 *
 * The version of the vocabulary stands beside each identifier; ids are text, never numbers.
 *
 * `wikidata`: Item of Wikidata, with its leading Q, such as Q212.
 *
 * `ucdp_actor`: Actor id of the Uppsala Conflict Data Program, new series.
 *
 * `gw`: Number of a state in the Gleditsch and Ward list of independent states.
 *
 * `cow`: Number of a state in the Correlates of War state system.
 *
 * `paax`: Actor id of the PA-X actor file, such as CON_20 or IGO_48.
 *
 * `acled_actor`: Actor name of ACLED, exactly as spelled there.
 *
 * `iso3`: Three-letter country code of ISO 3166-1 (alpha-3), such as UKR.
 */
export type IdentifierScheme = "wikidata" | "ucdp_actor" | "gw" | "cow" | "paax" | "acled_actor" | "iso3";
/**
 * How one of our codes or actors relates to that of another scheme (after SKOS, 2009).
 *
 * Read as SKOS reads its mapping properties, from ours to theirs: `broad` says that *theirs* is the broader one.
 *
 * `exact`: Interchangeable with theirs in every use: what carries the one carries the other.
 *
 * `close`: Interchangeable in most uses, but each covers some cases that the other does not.
 *
 * `broad`: Theirs is broader: all that we code so falls under their code, which holds more. Ours can be converted to theirs, not back.
 *
 * `narrow`: Theirs is narrower: all under their code falls under ours, which holds more. Theirs can be converted to ours, not back.
 *
 * `none`: Looked for, and the scheme has no counterpart.
 */
export type Match = "exact" | "close" | "broad" | "narrow" | "none";
/**
 * The level of an office (own list after the levels of COLT and Diplomatic Outreach).
 *
 * Where an office fits two, the more specific code wins: a foreign minister who is also deputy prime minister is a `foreign_minister`. Analysts and private persons hold no office.
 *
 * `head_of_state`: President or monarch, also an elected one who leads the government; an acting one for the days in office.
 *
 * `head_of_government`: Prime minister or chancellor. A president who is both is a `head_of_state`.
 *
 * `foreign_minister`: Minister of foreign affairs or secretary of state.
 *
 * `defence_minister`: Civilian or uniformed head of the defence ministry.
 *
 * `other_minister`: Member of a cabinet with any other portfolio, deputy heads of government and vice presidents included.
 *
 * `deputy_minister`: Deputy or vice minister, state secretary or under-secretary below the minister.
 *
 * `national_security_adviser`: National security adviser or secretary of a national security council.
 *
 * `special_envoy`: Person appointed for one region, conflict or task and sent to speak for a leader. A resident head of mission is an `ambassador`.
 *
 * `presidential_aide`: Chief of staff, aide or adviser in the office of a head of state or government, other than the national security adviser and the spokesperson.
 *
 * `intelligence_chief`: Head of an intelligence or security service.
 *
 * `military_chief`: Chief of the general staff, commander-in-chief or commander of a force or alliance; officers below are `official`.
 *
 * `ambassador`: Head of a resident mission to a state or organisation, a charge d'affaires included.
 *
 * `spokesperson`: Person whose office is to speak to the press for a leader or body.
 *
 * `head_of_igo`: Secretary-general, president or equal head of an international organisation or of its governing organ.
 *
 * `legislature_speaker`: Presiding officer of a national chamber.
 *
 * `parliamentarian`: Member of a legislature, committee chairs included, who holds no other office coded here.
 *
 * `official`: Any other servant of a state or international organisation, civil or military.
 *
 * `other`: An office outside states and international organisations, as in a church, party, company or contested entity.
 */
export type OfficeRank =
  | "head_of_state"
  | "head_of_government"
  | "foreign_minister"
  | "defence_minister"
  | "other_minister"
  | "deputy_minister"
  | "national_security_adviser"
  | "special_envoy"
  | "presidential_aide"
  | "intelligence_chief"
  | "military_chief"
  | "ambassador"
  | "spokesperson"
  | "head_of_igo"
  | "legislature_speaker"
  | "parliamentarian"
  | "official"
  | "other";
/**
 * A date of the EDTF profile, with the ground that it stands on.
 *
 * In YAML and JSON it is a plain text such as `2025-03-12` where nothing but the value is said.
 */
export type EventDate =
  | string
  | {
      /**
       * The date: YYYY, YYYY-MM or YYYY-MM-DD, ~ for about, or A/B, A/.., ../B.
       */
      value: string;
      /**
       * How the date follows from the source: stated, resolved or inferred.
       *
       * Left out: `stated`.
       */
      basis?: DateBasis;
      /**
       * The words or the reasoning that the date was resolved from.
       */
      note?: string | null;
      /**
       * Clock time with zone, HH:MM+HH:MM or HH:MMZ, only where it orders one day.
       */
      time?: string | null;
    };
/**
 * How the coder came to a date (own list). Says nothing about how precise the date is.
 *
 * `stated`: The source prints the date itself, at least day and month or the month.
 *
 * `resolved`: Worked out from a relative word of the source, such as a weekday or `last month`, and the source's own day.
 *
 * `inferred`: Not in the words of the source: concluded from the course of events or from another record. The note says how.
 */
export type DateBasis = "stated" | "resolved" | "inferred";
/**
 * What an actor is in a process as a whole (own list; after ETH-PRIO CF and PA-X).
 *
 * The role in one encounter is coded there and may differ.
 *
 * `belligerent`: Fights in its own name and is a party to the ceasefire that is sought.
 *
 * `mediator`: A third party that works on the terms between the belligerents. Giving only the venue makes a `host`.
 *
 * `backer`: Arms, funds or openly supports a belligerent without being one.
 *
 * `host`: Gives venue, channel or safe passage to the talks without shaping their terms.
 */
export type ProcessRole = "belligerent" | "mediator" | "backer" | "host";
/**
 * Whatever JSON can hold.
 */
export type JsonValue = string | number | boolean | null | JsonValue[] | {[key: string]: JsonValue};
/**
 * How the participants are brought together (own list, after PLOVER @5e0c24f and CAMEO).
 *
 * `in_person`: The sides sit together in one place. In one place but kept apart, it is `proximity`.
 *
 * `phone`: By voice over a line, conference calls included.
 *
 * `video`: By picture and voice over a line, with no side on the spot of the other.
 *
 * `shuttle`: A mediator travels between sides that are in different places, and the sides do not meet.
 *
 * `proximity`: The sides are at the same place in separate rooms, a mediator goes between them.
 *
 * `unknown`: The sources do not say how the sides met or would meet.
 */
export type MeetingFormat = "in_person" | "phone" | "video" | "shuttle" | "proximity" | "unknown";
/**
 * What a participant is in this meeting (own list; the role in the process may differ).
 *
 * `party`: Negotiates for itself or for the one it represents.
 *
 * `mediator`: A third party that leads or takes part in the talks to bring the parties together.
 *
 * `host`: Gives the venue and no more; a host that negotiates is coded as `party` or `mediator`.
 *
 * `observer`: Present without a say in the talks.
 */
export type ParticipantRole = "party" | "mediator" | "host" | "observer";
/**
 * Whether a participant was there (own list).
 *
 * `present`: Took part on the spot, or on the line if the meeting is a call.
 *
 * `remote`: Took part by line in a meeting that others attended in person.
 *
 * `invited`: Asked or expected to take part; whether it came is open, or the meeting lies ahead.
 *
 * `absent`: Named by a source as not having taken part, whether it was expected or not.
 */
export type Presence = "present" | "remote" | "invited" | "absent";
/**
 * How far a meeting has come, one step at a time (own list).
 *
 * Two questions decide: who says so (nobody that would take part, one side, both or the host), and how firmly (may, will, on a day). A plan is never `held`, however certain, and a day that passes unreported changes nothing: `lapsed` is computed.
 *
 * `rumoured`: Spoken of as coming by media, unnamed sources or outsiders. Test: it lies ahead and no party that would take part confirms it; once one says it may be, `possible`.
 *
 * `possible`: A party says that it may take place or does not rule it out. Test: may, not will, and nobody has been asked.
 *
 * `proposed`: One party has put it to the other, by invitation or public call. Test: an answer is due; before the asking it is `possible`.
 *
 * `planned`: One side says that it will take place, with or without a day. Test: will, on the word of one side only; when the other says so too, `agreed` or `scheduled`.
 *
 * `agreed`: Both sides want it, with no day fixed. Test: the word of both, or of a host for both, and no day; with a day it is `scheduled`.
 *
 * `scheduled`: Fixed for a day by both sides or by the host. A day named by one side alone leaves it `planned`.
 *
 * `held`: Took place between at least two different parties, whatever came of it. Test: it is told as past, by a participant, a witness or a report that nobody who would have taken part contests; the step and its evidence name who tells it.
 *
 * `postponed`: Put off to a later or open day by a side or the host, while the intention stands. Given up altogether, it is `cancelled`.
 *
 * `cancelled`: Called off, after having been planned, agreed or scheduled, by one that was to take part. A revival is a new record that `follows`.
 *
 * `declined`: The side to which it was put says no. Calling off what it had agreed to is `cancelled`.
 *
 * `denied`: A supposed participant says that no such meeting took place or is planned. It contests a fact; refusing to come is `declined`.
 *
 * `disputed`: The sides contradict each other on whether it took place or stands, and neither account can be dropped. One denial of a rumour is `denied`.
 */
export type MeetingStatus =
  | "rumoured"
  | "possible"
  | "proposed"
  | "planned"
  | "agreed"
  | "scheduled"
  | "held"
  | "postponed"
  | "cancelled"
  | "declined"
  | "denied"
  | "disputed";
/**
 * What came of a meeting that was held, as the sides said afterwards (own list).
 *
 * `agreement`: The parties agreed on the matter for which they met, in writing or by word.
 *
 * `partial`: The parties agreed on a part or a side matter, such as an exchange, and not on the main one.
 *
 * `continue`: No agreement on substance, but the parties agreed to go on talking.
 *
 * `none`: Ended, as the sides say, without any result, and without a rupture.
 *
 * `breakdown`: Ended early or in open discord, or a side broke off the talks because of it.
 *
 * `unknown`: The sources do not say what came of it.
 */
export type MeetingOutcome = "agreement" | "partial" | "continue" | "none" | "breakdown" | "unknown";
/**
 * What a meeting did with a proposal (own list); the strongest that holds is coded.
 *
 * `tabled`: The proposal was first put to the other side there.
 *
 * `discussed`: The proposal was on the table before and was talked about there.
 *
 * `produced`: The proposal, agreement or joint text came out of the meeting as a common result.
 */
export type MeetingProposalRelation = "tabled" | "discussed" | "produced";
/**
 * What a proposal is (own list).
 *
 * Decided when it first becomes known and not changed by its fate: an offer that is accepted stays an `offer`; a text that both sides agree is an `agreement` of its own that descends from it.
 *
 * `concept`: An idea under debate without author, date, status or terms, from the closed list of the handbook. Test: several actors speak of it and nobody in particular put it forward.
 *
 * `demand`: A lasting requirement that one actor makes of another, one per object that can be answered separately. Test: it offers nothing in return; a condition of an acceptance belongs to that stance.
 *
 * `offer`: Terms of one or few steps put to another side for its yes, usually with some mutual duty. Test: it can be answered with one word; a list of matters is a `plan`.
 *
 * `plan`: A set of terms on several matters or phases, put forward as a basis of settlement and not yet common to the parties. Test: its points could be answered one by one.
 *
 * `agreement`: Terms that two or more parties announce as agreed between them, signed or not. Test: the consent of each is part of the founding text or announcement.
 *
 * `unilateral_declaration`: One side binds itself, above all to a halt of fire, without making the other's consent a condition of its beginning. Test: it starts whatever the other says.
 *
 * `ultimatum`: A demand with both a time limit and an announced penalty. Test: without either of the two it is a `demand` or an `offer`, and the deadline stands in its status history.
 *
 * `resolution`: A draft or adopted resolution of an international or national assembly or council. Test: members vote on it.
 */
export type ProposalKind =
  "concept" | "demand" | "offer" | "plan" | "agreement" | "unilateral_declaration" | "ultimatum" | "resolution";
/**
 * Whether a proposal exists as a text (own list; after the ETH-PRIO CF variable).
 *
 * `verbal`: Known to have been made by word of mouth only.
 *
 * `text`: Exists in writing, published or not.
 *
 * `unknown`: The sources do not say whether there is a text.
 */
export type Written = "verbal" | "text" | "unknown";
/**
 * How much of a written proposal's text is public (own list).
 *
 * `full`: The whole text is public, so that silence on a point can be checked in it. Whether the sources at hand were read in full is told by their depth of reading.
 *
 * `partial`: Parts are public, quoted or leaked: silence on a point proves nothing.
 *
 * `none`: No part of the text is public; only descriptions of it are.
 */
export type TextKnown = "full" | "partial" | "none";
/**
 * Whether a reported or leaked proposal is genuine (own list; reports only).
 *
 * `confirmed`: A party to it says that it exists as reported.
 *
 * `partly_confirmed`: A party confirms that it exists and disputes or leaves open parts of its content.
 *
 * `unconfirmed`: No party to it has confirmed or denied it.
 *
 * `denied`: Every party that spoke of it says that it does not exist as reported.
 */
export type Authenticity = "confirmed" | "partly_confirmed" | "unconfirmed" | "denied";
/**
 * How far a proposal has come (own list; cf. PA-X v10 status and ETH-PRIO CF dates).
 *
 * The status tells the life of the thing itself. That someone rejected it is a stance, that it was countered is lineage, that it was breached is a claim in a statement.
 *
 * `reported`: Said by media, unnamed sources or outsiders to exist. Test: no proponent has put it forward in the open or owned it.
 *
 * `tabled`: Put to the other side, or made public, by its proponent. Test: the proponent's own word or the addressee's that it has it.
 *
 * `in_negotiation`: The sides are working on its terms with each other. Test: both take part; one side studying it leaves it `tabled`.
 *
 * `agreed`: All sides that are to be bound have said yes to the same terms, not yet signed or in force. Test: one acceptance is a stance; the last one needed makes this step.
 *
 * `signed`: Signed, initialled as final, or adopted by vote. Taking effect is a further step, `in_force`.
 *
 * `in_force`: Its terms apply: the named hour has come, or a side bound by it says that it applies. Test: in effect, not necessarily kept.
 *
 * `suspended`: Put on hold by a side bound by it, or by the mediator, with a return left open. For good, it is `ended` or `withdrawn`.
 *
 * `expired`: Its stated term or deadline ran out without an extension. Test: the clock ended it, not a decision.
 *
 * `withdrawn`: Taken back by its proponent before it was in force. After that, it is `ended`.
 *
 * `ended`: Was in force and is no longer: a side bound by it declared it over, or it was fulfilled or replaced. Running out of time is `expired`.
 */
export type ProposalStatus =
  | "reported"
  | "tabled"
  | "in_negotiation"
  | "agreed"
  | "signed"
  | "in_force"
  | "suspended"
  | "expired"
  | "withdrawn"
  | "ended";
/**
 * What a halt of fire covers (own list; no other data set codes it, only full or partial).
 *
 * A set: an air and sea truce has two. `full` stands alone. What the words name decides, not what was hit.
 *
 * `full`: All fighting on land, in the air and at sea, for the area named.
 *
 * `ground`: Fighting between land forces along the front, without long-range strikes.
 *
 * `air_longrange`: Strikes by missiles, long-range drones and aircraft, whatever the target. Sparing one kind of target is `energy` or `civil_infrastructure`.
 *
 * `energy`: Strikes on power, heat, gas and oil installations. Nuclear plants by name are `nuclear_site`.
 *
 * `civil_infrastructure`: Strikes on civilian objects beyond or besides energy: housing, railways, ports, water.
 *
 * `maritime`: Force at sea and against shipping and, where named, ports.
 *
 * `nuclear_site`: Fire at or around a nuclear plant, truces for its repair included.
 *
 * `corridor`: Fire along a route while people or goods pass, as for evacuation or aid.
 *
 * `local_sector`: All fire in a named town or stretch of the front; elsewhere it goes on.
 *
 * `exchange_site`: Fire at the place and hour where prisoners or bodies are handed over.
 *
 * `visit_or_event`: Fire at a place during a named visit or event. A truce for a holiday is told by its purpose.
 */
export type Domain =
  | "full"
  | "ground"
  | "air_longrange"
  | "energy"
  | "civil_infrastructure"
  | "maritime"
  | "nuclear_site"
  | "corridor"
  | "local_sector"
  | "exchange_site"
  | "visit_or_event";
/**
 * How far in space the terms reach (own list; ETH-PRIO CF has only partial or not).
 *
 * `theatre_wide`: Everywhere the parties fight, their hinterland included.
 *
 * `contact_line`: Along the line that separates the forces.
 *
 * `region`: One or more provinces or a comparable named area.
 *
 * `locality`: A named town, village or district.
 *
 * `route`: A named road, rail line or corridor between places.
 *
 * `sea_area`: A sea, strait or waters along a coast.
 *
 * `facility`: A named installation or a class of installations.
 *
 * `unknown`: The terms known do not say where they apply.
 */
export type Geography =
  "theatre_wide" | "contact_line" | "region" | "locality" | "route" | "sea_area" | "facility" | "unknown";
/**
 * How the end of the terms is set (own list, after the ETH-PRIO CF variable `fixed`).
 *
 * `fixed`: For a stated length or until a stated day or hour.
 *
 * `indefinite`: Meant to last, with no end named: permanent, lasting, open.
 *
 * `until_event`: Until a named event, such as the conclusion of a treaty.
 *
 * `renewable`: For a stated length that the terms themselves allow to be prolonged. A later prolongation by a new text leaves it `fixed`.
 *
 * `unclear`: The terms known do not say, or say it in ways that conflict.
 */
export type DurationKind = "fixed" | "indefinite" | "until_event" | "renewable" | "unclear";
/**
 * Who is to watch that the terms are kept (own list, after Fortna 2004 and ETH-PRIO CF).
 *
 * `none`: The full text or its makers say that nobody is to watch; silence is no code.
 *
 * `self_report`: Each side watches for itself and reports breaches.
 *
 * `joint_commission`: A body of the parties, with or without others, looks into breaches.
 *
 * `third_state`: One or more states that are not party to the fighting.
 *
 * `igo_mission`: A mission of an international organisation.
 *
 * `remote_sensing`: Satellites, drones or sensors are named as means; who runs them is a further code.
 *
 * `unclear`: Watching is mentioned without saying by whom. Terms that do not mention it have no code here.
 */
export type Monitoring =
  "none" | "self_report" | "joint_commission" | "third_state" | "igo_mission" | "remote_sensing" | "unclear";
/**
 * Why the fire is to be halted, as its authors say (after ETH-PRIO CF 2022-10, a set).
 *
 * `humanitarian`: To help or spare people: aid, evacuation, repairs they depend on, recovery of the dead.
 *
 * `peace_process`: To open, serve or conclude talks on ending the war.
 *
 * `holiday`: For a religious or national feast or commemoration.
 *
 * `election`: To let an election or referendum take place.
 *
 * `exchange`: To hand over prisoners or bodies; ETH-PRIO CF counts these under other.
 *
 * `other`: A stated purpose that is none of these; the summary names it.
 *
 * `unclear`: A purpose is spoken of in words that conflict or fit no single code. Terms that state none have no code here.
 */
export type Purpose = "humanitarian" | "peace_process" | "holiday" | "election" | "exchange" | "other" | "unclear";
/**
 * Who is to halt fire, and by one act or several (own list, after ETH-PRIO CF `side`).
 *
 * `unilateral`: One side alone, whatever the others do.
 *
 * `reciprocal_unilateral`: Each side by its own matching declaration, with no common act.
 *
 * `bilateral`: Two belligerents by one set of terms between them.
 *
 * `multilateral`: Three or more belligerents by one set of terms.
 *
 * `unclear`: The terms known do not say who is to halt fire.
 */
export type Sides = "unilateral" | "reciprocal_unilateral" | "bilateral" | "multilateral" | "unclear";
/**
 * What a proposal regulates, one code per matter (own list; after PA-X v10, UCDP PAD 22.2).
 *
 * A provision is what the terms say about a matter, whichever way they decide it; the text in our words says which way. Where two fit, code both if the words name both, else the narrower.
 *
 * `ceasefire`: A halt of fighting, of any scope; its details are coded as terms.
 *
 * `sequencing`: The order of steps, above all whether fire stops before or after a settlement or a withdrawal. A plain timetable is `implementation_body`.
 *
 * `further_talks`: A duty to hold or go on with talks, a meeting of leaders included.
 *
 * `non_aggression`: A promise not to attack or invade another state again. Help for the attacked is a `security_guarantee`.
 *
 * `withdrawal`: Moving forces or weapons back from land or a line. Who owns the land is `territory_status`.
 *
 * `buffer_zone`: A zone between the sides, kept free of troops or of certain weapons.
 *
 * `monitoring`: A body or means to observe and verify. Troops that may fight are `peace_force`.
 *
 * `peace_force`: Presence of foreign or international troops on the land of a party after a halt of fire: peacekeepers or reassurance forces, demanded or excluded.
 *
 * `security_guarantee`: A pledge of others to act or help if a party is attacked again.
 *
 * `force_limits`: Caps on size, type or place of a party's own forces and weapons, lasting demilitarisation and renunciation of nuclear arms included.
 *
 * `foreign_arms_supply`: Deliveries of arms, training or intelligence to a party by others, halted or continued.
 *
 * `mobilisation_halt`: A stop to calling up, training or regrouping a party's own forces while fire is halted.
 *
 * `neutrality_alliance`: A party's membership in an alliance, or its neutrality. Where the alliance puts its forces is `alliance_posture`.
 *
 * `alliance_posture`: Limits on forces, bases, arms or further growth of an alliance outside the land of the parties.
 *
 * `territory_status`: Which side holds or administers which land, a freeze of the line or an exchange of land included. Whose land it is in law is `recognition`.
 *
 * `recognition`: Legal or open political recognition of sovereignty, a border or an annexation, by a party or by others.
 *
 * `referendum`: A popular vote on status, on the deal or on a law it needs.
 *
 * `self_rule`: Autonomy, federal order or local powers within a state.
 *
 * `elections`: Timing or conduct of elections, or a change of government tied to them.
 *
 * `prisoner_exchange`: Release or exchange of prisoners of war or of detained civilians.
 *
 * `missing_and_bodies`: Handing over of remains and search for the missing.
 *
 * `children_civilians_return`: Return of deported or displaced civilians, children above all, and reunion of families.
 *
 * `humanitarian_access`: Aid, corridors, evacuation and protection of civilians.
 *
 * `energy_infrastructure`: Sparing, repair or use of energy installations. A nuclear plant is `nuclear_safety`.
 *
 * `maritime_safety`: Safe shipping, ports and trade by sea.
 *
 * `nuclear_safety`: Control, operation and safety of nuclear power plants. Nuclear arms are `force_limits`.
 *
 * `sanctions_relief`: Easing or lifting of sanctions, or readmission to bodies and markets. Their return on breach is `enforcement_snapback`.
 *
 * `frozen_assets_reparations`: Use of frozen state assets, compensation and payment for rebuilding.
 *
 * `resources_investment`: Minerals, investment funds, trade and economic ventures.
 *
 * `accountability_amnesty`: Prosecution, courts, immunity, amnesty or waiver of claims.
 *
 * `language_church_minority`: Rights of language, church or minority, and laws on memory or ideology.
 *
 * `eu_accession`: A path into the European Union or access to its market.
 *
 * `implementation_body`: A council, commission or timetable to carry the deal out. Watching the fire is `monitoring`.
 *
 * `enforcement_snapback`: What is to follow a breach: renewed sanctions, loss of guarantees, use of force.
 *
 * `other`: A matter of none of these codes; the text says which.
 */
export type Provision =
  | "ceasefire"
  | "sequencing"
  | "further_talks"
  | "non_aggression"
  | "withdrawal"
  | "buffer_zone"
  | "monitoring"
  | "peace_force"
  | "security_guarantee"
  | "force_limits"
  | "foreign_arms_supply"
  | "mobilisation_halt"
  | "neutrality_alliance"
  | "alliance_posture"
  | "territory_status"
  | "recognition"
  | "referendum"
  | "self_rule"
  | "elections"
  | "prisoner_exchange"
  | "missing_and_bodies"
  | "children_civilians_return"
  | "humanitarian_access"
  | "energy_infrastructure"
  | "maritime_safety"
  | "nuclear_safety"
  | "sanctions_relief"
  | "frozen_assets_reparations"
  | "resources_investment"
  | "accountability_amnesty"
  | "language_church_minority"
  | "eu_accession"
  | "implementation_body"
  | "enforcement_snapback"
  | "other";
/**
 * Whether a proposal contains a provision (own list).
 *
 * `present`: The known text or a party's own word shows that it is in.
 *
 * `absent`: Known to be left out: the full text lacks it, or a party says so. Not for silence of a text that is known only in part.
 *
 * `disputed`: Sources or sides contradict each other on whether it is in.
 */
export type ProvisionPresence = "present" | "absent" | "disputed";
/**
 * How a proposal descends from an earlier one; read from the later to the earlier (own).
 *
 * `revises`: New terms by the same authors in place of the earlier ones.
 *
 * `counters`: Other terms by another side, put forward in answer to the earlier ones.
 *
 * `extends`: Makes the earlier one last longer with its terms otherwise unchanged.
 *
 * `implements`: Sets out how the earlier one, which stands, is to be carried out.
 *
 * `part_of`: One separately answerable part of a package that is a proposal itself.
 *
 * `instance_of`: A definite offer, plan, demand or agreement under the idea of a `concept`.
 *
 * `text_of`: One of several texts in which a single deal was announced; the deal is the parent and carries the status.
 */
export type LineageRelation = "revises" | "counters" | "extends" | "implements" | "part_of" | "instance_of" | "text_of";
/**
 * What a speaker does by an utterance (own list, closed by `other`).
 *
 * It was made against CAMEO (as in CAMEO2PLOVER-2021), PLOVER @5e0c24f and ICBe 1.1, which lose or merge much of it. Code every act that the words themselves perform, none that they merely imply. How real the thing spoken of is belongs to the modality, for or against to the stance.
 *
 * `propose`: Puts terms to others for an answer. Test: if the addressee said yes, would something be agreed? Repeating one's offer is the act again, with the same target; terms required as of right are `demand`, a mere wish to meet is `call_for_talks`.
 *
 * `take_position`: Says where the holder stands on a proposal, provision or concept; a stance row always goes with it and holds the value. Test: is there an object that could be accepted or rejected? Approval or blame of an actor is `praise` or `criticise`.
 *
 * `demand`: Requires another actor to do or stop something, as of right or as the price of peace. Test: must, has to, insists. A condition tied to an acceptance belongs to the stance; an urging that leaves the choice is `appeal`.
 *
 * `appeal`: Asks or urges another actor to act, with no claim of right and no terms for agreement. Test: should, please, we urge. Asking for a meeting is `call_for_talks`.
 *
 * `call_for_talks`: Asks another actor to meet or negotiate, invitations included, or asks third parties to do so. Speaking only of one's own willingness is `state_readiness`; an encounter already arranged is `announce_plan`.
 *
 * `offer_mediation`: A third party offers to mediate, to host talks or to carry messages. Terms that it puts forward itself are `propose`.
 *
 * `state_readiness`: Says that the speaker's side is willing to meet, talk or stop, without asking anybody and without terms. Test: no request, no object; with a proposal as object it is `take_position` with the stance `open`.
 *
 * `refuse_talks`: Says that the speaker's side will not meet, negotiate or accept a mediator. Refusing terms is `take_position`; breaking off what has begun is `suspend_talks`.
 *
 * `announce_plan`: Makes known a coming step of diplomacy, such as a meeting, trip or text. Test: it informs and binds nobody; a promise to somebody is `commit`, an idea under thought `float_option`.
 *
 * `announce_agreement`: States that two or more parties have agreed, joint texts and signings included. Test: the consent of both is asserted; one's own consent alone is `take_position`.
 *
 * `declare_ceasefire`: Announces that the speaker's side halts fire, in all or part, from a named time, whatever the other answers. A halt that starts only if the other agrees is `propose`.
 *
 * `end_ceasefire`: Declares that a halt of fire is over, suspended or not to be extended for the speaker's side. Blaming the other for breaking it is `accuse_violation`.
 *
 * `commit`: Promises an action of the speaker's own side to another actor, who could hold it to its word. Unpromised intent is `announce_plan`; an immediate halt of fire is `declare_ceasefire`.
 *
 * `set_deadline`: Names a day or period by which another actor must answer or act. What is to follow otherwise is a further act, a `threaten_` code; one's own timetable is `announce_plan`.
 *
 * `threaten_force`: Warns that the speaker's side will attack, resume fire or escalate by arms. A forecast of what others will do is `assess`.
 *
 * `threaten_sanctions`: Warns of sanctions, tariffs, or the withholding of aid or supplies. Putting them into effect is not a statement act.
 *
 * `threaten_exit`: Warns that the speaker may leave the talks, the mediation or an agreement. Leaving is `suspend_talks`.
 *
 * `suspend_talks`: Declares that talks, mediation or a channel in being are stopped, paused or left. Not entering them is `refuse_talks`; moving one meeting is a step of that meeting.
 *
 * `accuse_violation`: Says that another actor broke a ceasefire or agreement; `against`, `period` and `count` hold the claim. Test: an arrangement in being is said to be broken; other blame is `criticise`. It never proves the breach.
 *
 * `criticise`: Blames or disparages an actor, its conduct or its good faith. Objections to terms are `take_position`; breach of an arrangement is `accuse_violation`.
 *
 * `praise`: Thanks or commends an actor, its conduct or an event. Approval of terms is `take_position`.
 *
 * `confirm`: Affirms a fact that another actor or report has put forward. Test: the claim was there before; one's own news is `announce_plan`, `announce_agreement` or `readout`.
 *
 * `deny`: Disputes a fact that another actor or report has put forward; the target is that statement or the thing reported. Refusing terms is `take_position`.
 *
 * `readout`: Gives the speaker's own account of a meeting or call after it took place. Passing on only what the other side wants is `relay`; its prospects are `assess`.
 *
 * `relay`: Passes on what another actor said, wants or intends, without making it the speaker's own. If that is a stance, it is coded as attributed to its holder.
 *
 * `assess`: Judges prospects, motives or meaning: hopeful, doubtful or neutral. Test: neither asks, promises nor takes a side on terms. All that analysts say of others is this act.
 *
 * `float_option`: Says that a step is being weighed, is imaginable or is not ruled out, without putting it to anybody. Once someone is asked to answer, it is `propose` or `call_for_talks`.
 *
 * `other`: An act that bears on a proposal or meeting and is none of these; the summary says what. Declining to comment on a proposal is `take_position` with `noncommittal`.
 */
export type Act =
  | "propose"
  | "take_position"
  | "demand"
  | "appeal"
  | "call_for_talks"
  | "offer_mediation"
  | "state_readiness"
  | "refuse_talks"
  | "announce_plan"
  | "announce_agreement"
  | "declare_ceasefire"
  | "end_ceasefire"
  | "commit"
  | "set_deadline"
  | "threaten_force"
  | "threaten_sanctions"
  | "threaten_exit"
  | "suspend_talks"
  | "accuse_violation"
  | "criticise"
  | "praise"
  | "confirm"
  | "deny"
  | "readout"
  | "relay"
  | "assess"
  | "float_option"
  | "other";
/**
 * How real the speaker makes the thing spoken of (own list; cf. PLOVER's auxiliary modes).
 *
 * Ask in this order and take the first yes: is it tied to an if (`conditional`); is it only allowed for (`possible`); is it the speaker's own future (`intended`); is it anybody else's future (`expected`); otherwise `asserted`.
 *
 * `asserted`: Stated as a fact, or done by saying it: a demand made, a stance taken, a halt declared. Test: no if, no may, no future still to be carried out.
 *
 * `intended`: A plan of the speaker or the principal spoken for. Test: the speaker decides whether it comes true; a plan of others is `expected`.
 *
 * `expected`: A forecast of what others will do or how things will go. Test: will, in the third person; merely could or may is `possible`.
 *
 * `possible`: Allowed for, not announced: may, could, is not ruled out, is under consideration. Test: the speaker would not be wrong if it never came.
 *
 * `conditional`: Tied to a stated condition: if, unless, only after. Test: without the condition the speaker is not held to it. A bare may without a condition is `possible`.
 */
export type Modality = "asserted" | "intended" | "expected" | "possible" | "conditional";
/**
 * Where a holder stands on a proposal, from most to least favourable (own list).
 *
 * The order of the members is the order of the scale; there is no score, since the distances are unknown. The operative clause decides: `yes, but` is `accepts_conditionally`, `no, but we can talk` is `rejects`. Having proposed it, or countered it, is coded on the proposal.
 *
 * `endorses`: Backs it without being asked to be bound by it. Test: the holder is neither addressee nor obligor; one that is asked to be bound `accepts`.
 *
 * `accepts`: Agrees to be bound by it as it stands, however coolly. Test: nothing further is asked before it may begin; if something is, `accepts_conditionally`.
 *
 * `accepts_conditionally`: Agrees, provided that stated conditions are met, each coded as a condition. Test: a yes to the whole and at least one named condition; no yes makes it `open` or `reserved`.
 *
 * `open`: Is willing to discuss it and leaves its terms undecided. Test: a welcome to talk about it, neither a yes nor a named objection; bare studying is `noncommittal`.
 *
 * `noncommittal`: Speaks of it and takes no side: studying it, awaiting details, no comment. Test: a reader could not tell whether the answer leans to yes or no.
 *
 * `reserved`: Objects to a named part or raises named doubts without refusing the whole. Test: the objection is named and the door stays open; objecting after a yes is `accepts_conditionally`.
 *
 * `rejects`: Refuses it, whether or not something else is offered instead. Test: the holder says that it will not have this proposal or provision, now or on these terms.
 */
export type StanceValue =
  "endorses" | "accepts" | "accepts_conditionally" | "open" | "noncommittal" | "reserved" | "rejects";
/**
 * On whose word a stance rests (own list); the coder's own inference is no basis.
 *
 * `own_statement`: The holder says it, in person or by one who speaks for it.
 *
 * `joint_document`: The holder says it together with others in an agreed text.
 *
 * `attributed_by_other`: Someone who does not speak for the holder says that the holder takes it; the holder is written out and may disagree.
 */
export type StanceBasis = "own_statement" | "joint_document" | "attributed_by_other";
/**
 * What kind of text a source is (own list).
 *
 * Decided by the text at hand, not by its publisher: a paper that prints a full transcript has published a transcript only if an official body made it, otherwise an interview or an article.
 *
 * `news_article`: A news outlet's own report in connected prose, also when it draws on agencies. An agency's own text is a `wire_report`.
 *
 * `wire_report`: A news agency's text, read at the agency or reprinted unchanged with its credit. A text rewritten by the outlet is a `news_article`.
 *
 * `official_transcript`: A word-for-word record of a speech, press conference or meeting, published by an official body. A spokesperson's regular briefing is a `briefing_transcript`.
 *
 * `official_readout`: One side's summary of a meeting or call, published by an official body in its own name. Agreed by both sides, it is a `joint_statement`.
 *
 * `joint_statement`: A text that two or more actors put out together as theirs, without being bound by it as by a treaty.
 *
 * `official_document`: A formal text of a state or organisation: decree, agreement, memorandum, letter, law, press release. A resolution of an international body is a `resolution_text`.
 *
 * `official_post`: A post on the own channel of an official or a body, on any network. A journalist's post is `other`.
 *
 * `interview`: Questions and answers with one speaker as an outlet printed or broadcast them. A report that only draws on an interview is a `news_article`.
 *
 * `briefing_transcript`: A word-for-word record of a spokesperson's regular briefing, published by the body or by an outlet.
 *
 * `resolution_text`: The text of a draft or adopted resolution of an international or national assembly, voting record included.
 *
 * `report`: An analysis by a research body, think tank, monitoring mission or non-governmental organisation. Journalism is a `news_article`.
 *
 * `live_blog`: A running page of short dated entries. Its page date says little: the entry's own time counts.
 *
 * `other`: None of the kinds above; `notes` says what it is.
 */
export type SourceKind =
  | "news_article"
  | "wire_report"
  | "official_transcript"
  | "official_readout"
  | "joint_statement"
  | "official_document"
  | "official_post"
  | "interview"
  | "briefing_transcript"
  | "resolution_text"
  | "report"
  | "live_blog"
  | "other";
/**
 * How much of a source the coder has read (own list).
 *
 * `full_text`: Read from beginning to end in the text that was hashed; spans may be given.
 *
 * `excerpt`: Read in part, as behind a paywall or in a search result; that something is absent proves nothing.
 *
 * `none`: Not read: known only through a reprint of it or through another source that relays it.
 */
export type ReadDepth = "full_text" | "excerpt" | "none";
/**
 * Which text of a page was normalised and hashed (own list).
 *
 * `with_boilerplate`: The whole text of the page, with navigation, captions, adverts and notices.
 *
 * `without_boilerplate`: Headline, byline and body only; what surrounds the article was cut away.
 */
export type TextBasis = "with_boilerplate" | "without_boilerplate";
/**
 * The form in which a statement reached the public (own list).
 *
 * `press_briefing`: A spokesperson's or official's regular or called briefing of the press.
 *
 * `press_conference`: Principals themselves before the press with questions, alone or jointly.
 *
 * `remarks_to_press`: Words to reporters in passing: on a plane, at a door, at the opening of a meeting.
 *
 * `interview`: An arranged conversation with one outlet, printed or broadcast.
 *
 * `speech`: An address to an audience, parliament, council or nation, read or free.
 *
 * `broadcast`: Words on air outside an interview or speech, such as a recorded video message or a filmed meeting.
 *
 * `social_media`: A post on a network or messaging channel, by the speaker or in the speaker's name.
 *
 * `written_statement`: A text issued by the speaker's body, a joint statement included. An account of one meeting or call is a `readout`.
 *
 * `readout`: A written account of one meeting or call, issued by a side that took part.
 *
 * `letter`: A message addressed to a named recipient, later made public.
 *
 * `resolution`: The text of an assembly or council speaking as such. How a member voted is a `vote`.
 *
 * `vote`: A vote cast on a draft, with or without an explanation.
 *
 * `report`: Known only as a news report words it, without an occasion: unnamed sources, positions said to have been signalled.
 *
 * `other`: A known form that is none of these; `notes` says which.
 *
 * `unknown`: The source attributes the words but does not say where they fell.
 */
export type Medium =
  | "press_briefing"
  | "press_conference"
  | "remarks_to_press"
  | "interview"
  | "speech"
  | "broadcast"
  | "social_media"
  | "written_statement"
  | "readout"
  | "letter"
  | "resolution"
  | "vote"
  | "report"
  | "other"
  | "unknown";
/**
 * How openly the words are ascribed to the speaker (own list).
 *
 * `on_record`: Said by an identified speaker on an occasion that the source names or that can be found.
 *
 * `anonymous`: Said to the source by a speaker who is not identified; the speaker is an unnamed actor.
 *
 * `reported`: Ascribed to an identified actor without an occasion, or by way of somebody else.
 */
export type Attribution = "on_record" | "anonymous" | "reported";

/**
 * What a file of one type of record holds, by the name of the type.
 */
export interface TypeOf {
  actor: Actor;
  dataset: DatasetInfo;
  meeting: Meeting;
  proposal: Proposal;
  recoding: Recoding;
  source: Source;
  statement: Statement;
}
/**
 * A person, state, body, organisation or group; named or deliberately unnamed.
 *
 * Kremlin, Russia and Putin are three actors. "Two people familiar with the matter" is one actor per source, with the words of the source as `descriptor` and their `count`.
 */
export interface Actor {
  /**
   * Permanent id, equal to the file name, unique in the whole data set, never parsed.
   */
  id: string;
  /**
   * Whether the record stands, was withdrawn or was merged into another.
   */
  record_status: RecordStatus;
  /**
   * Id of the record of the same type that took this one's place.
   */
  merged_into?: string | null;
  /**
   * Why the record was withdrawn or merged.
   */
  status_reason?: string | null;
  /**
   * What the actor is.
   */
  kind: ActorKind;
  /**
   * Main name in the field's usual English form.
   */
  name: string;
  /**
   * Every other spelling and name, each with its language.
   */
  names?: ActorName[];
  /**
   * ISO 3166-1 alpha-3 code of its state; none for private persons.
   */
  country?: string | null;
  /**
   * The body, state or organisation that this body belongs to.
   */
  part_of?: string | null;
  /**
   * How the source describes an unnamed actor, as printed.
   */
  descriptor?: string | null;
  /**
   * How many unnamed people the source counts.
   */
  count?: number | null;
  /**
   * For outlets: whether a state owns or directs it.
   */
  state_media?: boolean | null;
  /**
   * Ids of the actor in other data sets.
   */
  identifiers?: Identifier[];
  /**
   * Offices of a person, the one that matters most first.
   */
  offices?: Office[];
  /**
   * Parts that the actor plays in processes.
   */
  roles?: Role[];
  /**
   * Places in sources that support the record; at least one.
   *
   * @minItems 1
   */
  evidence: [Evidence, ...Evidence[]];
  /**
   * Day on which this became public, if before the evidence at hand appeared.
   */
  public_from?: string | null;
  /**
   * Values that the sides give for a field on which they differ.
   */
  accounts?: Account[];
  /**
   * What a careful reader should know; never part of the coding.
   */
  notes?: string | null;
  /**
   * Published facts of this record that were corrected.
   */
  corrections?: Correction[];
  /**
   * Fields of other projects, each under its owner's prefix; not in the tables.
   */
  extensions?: {
    [k: string]: {
      [k: string]: JsonValue;
    };
  };
}
/**
 * One more spelling or name of an actor.
 */
export interface ActorName {
  /**
   * The name as written.
   */
  text: string;
  /**
   * BCP 47 tag of the language it is written in.
   */
  language: string;
  /**
   * What sort of name it is.
   */
  kind: NameKind;
}
/**
 * The actor's id in another data set; whole numbers are kept as text, never as floats.
 */
export interface Identifier {
  /**
   * Whose id it is.
   */
  scheme: IdentifierScheme;
  /**
   * The id as that data set writes it.
   */
  value: string;
  /**
   * How our actor relates to the one identified there.
   *
   * Left out: `exact`.
   */
  match?: Match;
  /**
   * Version of the other data set in which the id was read.
   */
  vocabulary_version?: string | null;
}
/**
 * An office that a person holds, and when.
 */
export interface Office {
  /**
   * Title of the office in English.
   */
  title: string;
  /**
   * The body, state or organisation that the office is of.
   */
  body: string;
  /**
   * Level of the office.
   */
  rank: OfficeRank;
  /**
   * When the person took office; empty: not known.
   */
  since?: EventDate | null;
  /**
   * Last day in office; empty: not known to have ended.
   */
  until?: EventDate | null;
  /**
   * What supports this office; empty: the record's own evidence.
   */
  evidence?: Evidence[];
}
/**
 * One place in one source that supports a record or a part of it.
 *
 * Offsets count Unicode code points in the normalised text of the source, from 0, end exclusive. Only words that the source ascribes to a speaker are quoted; the reporter's own prose is pointed at by a span without quote.
 */
export interface Evidence {
  /**
   * Id of the source.
   */
  source: string;
  /**
   * Exact words that the source ascribes to a speaker, at most 40 words.
   */
  quote?: string | null;
  /**
   * First code point of the passage in the normalised text, from 0.
   */
  span_start?: number | null;
  /**
   * Code point after the last one of the passage.
   */
  span_end?: number | null;
  /**
   * BCP 47 tag of the language that the quote is printed in.
   */
  language?: string | null;
  /**
   * Whether the speaker used another language than the quote's.
   *
   * Left out: `false`.
   */
  translated?: boolean;
  /**
   * Fields that this supports; empty: those that no other evidence here names.
   */
  supports?: string[];
  /**
   * Actors who relayed it between the event and the source, in order.
   */
  via?: string[];
}
/**
 * The part that an actor plays in a process.
 */
export interface Role {
  /**
   * Id of the process, as dataset.yaml lists it.
   */
  process: string;
  /**
   * The part it plays.
   */
  role: ProcessRole;
}
/**
 * What one side says of a field on which sides differ.
 */
export interface Account {
  /**
   * Name of the record's field that the sides differ on.
   */
  field: string;
  /**
   * The field's value as this side gives it.
   */
  value: JsonValue;
  /**
   * Actors who say so.
   *
   * @minItems 1
   */
  said_by: [string, ...string[]];
  /**
   * Where they say it.
   *
   * @minItems 1
   */
  evidence: [Evidence, ...Evidence[]];
}
/**
 * A change of a fact that had been published wrong.
 */
export interface Correction {
  /**
   * Name of the field that was corrected.
   */
  field: string;
  /**
   * Day on which the record was corrected.
   */
  corrected_on: string;
  /**
   * What was wrong and what shows it.
   */
  why: string;
}
/**
 * What `dataset.yaml` says: the one place where version and release day are written.
 */
export interface DatasetInfo {
  /**
   * Short name of the data set.
   */
  name: string;
  /**
   * Title of the data set.
   */
  title: string;
  /**
   * Version of the release that these records are for.
   */
  version: string;
  /**
   * Day of that release.
   */
  day: string;
  /**
   * Version of the models and tables that the records satisfy.
   */
  schema_version: string;
  /**
   * SPDX id of the licence of the data, or its name if it has none.
   */
  licence: string;
  /**
   * What the data set holds.
   */
  description: string;
  /**
   * Where the data set is at home.
   */
  homepage?: string | null;
  /**
   * Peace processes that the records belong to.
   *
   * @minItems 1
   */
  processes: [Process, ...Process[]];
  /**
   * How thoroughly each month was searched.
   */
  coverage?: Coverage[];
}
/**
 * A peace process that records belong to.
 */
export interface Process {
  /**
   * Id that the records name.
   */
  id: string;
  /**
   * Its usual name.
   */
  title: string;
  /**
   * First day that the data set covers.
   */
  since: string;
  /**
   * Last day that the data set covers; left out while it goes on.
   */
  until?: string | null;
  /**
   * UCDP conflict id.
   */
  ucdp_conflict?: string | null;
  /**
   * PA-X process number.
   */
  pax_process?: string | null;
}
/**
 * How thoroughly one month was searched.
 */
export interface Coverage {
  /**
   * The month.
   */
  month: string;
  /**
   * none, incidental (only what other sources mention), partial, thorough.
   */
  depth: string;
  /**
   * What was searched, and how.
   */
  searched: string;
  /**
   * What is known to be thin or missing.
   */
  thin?: string | null;
}
/**
 * One encounter of the same principals, from the first rumour to its outcome.
 *
 * A plan is a step of the history and never an event: a meeting took place only if its last step is `held`.
 */
export interface Meeting {
  /**
   * Permanent id, equal to the file name, unique in the whole data set, never parsed.
   */
  id: string;
  /**
   * Whether the record stands, was withdrawn or was merged into another.
   */
  record_status: RecordStatus;
  /**
   * Id of the record of the same type that took this one's place.
   */
  merged_into?: string | null;
  /**
   * Why the record was withdrawn or merged.
   */
  status_reason?: string | null;
  /**
   * Id of the process, as dataset.yaml lists it.
   */
  process: string;
  /**
   * Who meets or was to meet, in our words, without an outcome.
   */
  title: string;
  /**
   * In person, by phone, by video and so on.
   */
  format: MeetingFormat;
  /**
   * Who took part or was to take part.
   *
   * @minItems 1
   */
  participants: [Participant, ...Participant[]];
  /**
   * Town or building where it took place.
   */
  place?: string | null;
  /**
   * ISO 3166-1 alpha-3 code of the country where it took place.
   */
  country?: string | null;
  /**
   * Length in minutes.
   */
  duration_minutes?: number | null;
  /**
   * What was said of the meeting and when, in order; steps are only appended.
   *
   * @minItems 1
   */
  status_history: [MeetingStep, ...MeetingStep[]];
  /**
   * What a held meeting ended with.
   */
  outcome?: MeetingOutcome | null;
  /**
   * What a held meeting ended with, in our words.
   */
  outcome_summary?: string | null;
  /**
   * Proposals tabled, discussed or produced.
   */
  proposals?: TabledProposal[];
  /**
   * The earlier meeting that this one revives or continues.
   */
  follows?: string | null;
  /**
   * Places in sources that support the record; at least one.
   *
   * @minItems 1
   */
  evidence: [Evidence, ...Evidence[]];
  /**
   * Day on which this became public, if before the evidence at hand appeared.
   */
  public_from?: string | null;
  /**
   * Values that the sides give for a field on which they differ.
   */
  accounts?: Account[];
  /**
   * What a careful reader should know; never part of the coding.
   */
  notes?: string | null;
  /**
   * Published facts of this record that were corrected.
   */
  corrections?: Correction[];
  /**
   * Fields of other projects, each under its owner's prefix; not in the tables.
   */
  extensions?: {
    [k: string]: {
      [k: string]: JsonValue;
    };
  };
}
/**
 * An actor at a meeting, or meant to be at it.
 */
export interface Participant {
  /**
   * Who takes part.
   */
  actor: string;
  /**
   * For whom, where it is not the actor's own office or side.
   */
  representing?: string | null;
  /**
   * The part played at this meeting.
   *
   * Left out: `party`.
   */
  role?: ParticipantRole;
  /**
   * Present, remote, invited or absent.
   */
  presence: Presence;
}
/**
 * One step of a meeting's history: what somebody said of it, and when.
 */
export interface MeetingStep {
  /**
   * Actors on whose word the step stands.
   */
  said_by?: string[];
  /**
   * Day on which the step became public, if before the evidence appeared.
   */
  public_from?: string | null;
  /**
   * What supports this step; empty: the record's own evidence.
   */
  evidence?: Evidence[];
  /**
   * Our remark on the step.
   */
  note?: string | null;
  /**
   * Where the meeting stands by this step.
   */
  status: MeetingStatus;
  /**
   * Day of the step: when it was said; for held, when it took place.
   */
  date: EventDate;
  /**
   * When the meeting is to take place by this step.
   */
  planned_for?: EventDate | null;
  /**
   * Where the meeting is to take place by this step.
   */
  planned_place?: string | null;
}
/**
 * A proposal that a meeting dealt with.
 */
export interface TabledProposal {
  /**
   * The proposal.
   */
  proposal: string;
  /**
   * Tabled, discussed or produced there.
   */
  relation: MeetingProposalRelation;
}
/**
 * An offer, demand, plan, agreement or ultimatum, or a concept that such things embody.
 *
 * A `concept` is an idea under debate, without author, date, status or terms; offers are `instance_of` it, so that a rejection of the idea in January is never a rejection of a text of March.
 */
export interface Proposal {
  /**
   * Permanent id, equal to the file name, unique in the whole data set, never parsed.
   */
  id: string;
  /**
   * Whether the record stands, was withdrawn or was merged into another.
   */
  record_status: RecordStatus;
  /**
   * Id of the record of the same type that took this one's place.
   */
  merged_into?: string | null;
  /**
   * Why the record was withdrawn or merged.
   */
  status_reason?: string | null;
  /**
   * Id of the process, as dataset.yaml lists it.
   */
  process: string;
  /**
   * Short name in our words.
   */
  title: string;
  /**
   * What it is.
   */
  kind: ProposalKind;
  /**
   * Whether it was put in writing.
   *
   * Left out: `unknown`.
   */
  written?: Written;
  /**
   * How much of its text is public.
   *
   * Left out: `none`.
   */
  text_known?: TextKnown;
  /**
   * For what was first only reported: whether the parties own it.
   */
  authenticity?: Authenticity | null;
  /**
   * Who put it forward, by its founding text.
   */
  proponents?: string[];
  /**
   * To whom it was put.
   */
  addressees?: string[];
  /**
   * Who carried or brokered it.
   */
  mediators?: string[];
  /**
   * What it says, in our words.
   */
  summary: string;
  /**
   * Its history in order; steps are only appended.
   */
  status_history?: ProposalStep[];
  /**
   * Terms of the halt in fighting that it contains.
   */
  terms?: Terms[];
  /**
   * Its provisions, coded.
   */
  provisions?: ProposalProvision[];
  /**
   * What it revises, counters, extends, implements or belongs to.
   */
  lineage?: Lineage[];
  /**
   * Places in sources that support the record; at least one.
   *
   * @minItems 1
   */
  evidence: [Evidence, ...Evidence[]];
  /**
   * Day on which this became public, if before the evidence at hand appeared.
   */
  public_from?: string | null;
  /**
   * Values that the sides give for a field on which they differ.
   */
  accounts?: Account[];
  /**
   * What a careful reader should know; never part of the coding.
   */
  notes?: string | null;
  /**
   * Published facts of this record that were corrected.
   */
  corrections?: Correction[];
  /**
   * Fields of other projects, each under its owner's prefix; not in the tables.
   */
  extensions?: {
    [k: string]: {
      [k: string]: JsonValue;
    };
  };
}
/**
 * One step of a proposal's history.
 */
export interface ProposalStep {
  /**
   * Actors on whose word the step stands.
   */
  said_by?: string[];
  /**
   * Day on which the step became public, if before the evidence appeared.
   */
  public_from?: string | null;
  /**
   * What supports this step; empty: the record's own evidence.
   */
  evidence?: Evidence[];
  /**
   * Our remark on the step.
   */
  note?: string | null;
  /**
   * Where the proposal stands by this step.
   */
  status: ProposalStatus;
  /**
   * Day of the step.
   */
  date: EventDate;
  /**
   * Day by which an answer or an act is asked.
   */
  deadline?: EventDate | null;
}
/**
 * One set of terms of a halt in fighting; a proposal may hold several.
 */
export interface Terms {
  /**
   * What is to stop: all fire, or which part of it.
   *
   * @minItems 1
   */
  domains: [Domain, ...Domain[]];
  /**
   * Where it is to stop, as a kind of area.
   */
  geography?: Geography | null;
  /**
   * The area by name.
   */
  area?: string | null;
  /**
   * First day or moment of the halt.
   */
  starts?: EventDate | null;
  /**
   * Last day of the halt.
   */
  ends?: EventDate | null;
  /**
   * Length in ISO 8601 as the source says it: P30D, P1M.
   */
  duration?: string | null;
  /**
   * Fixed, indefinite, until an event, renewable.
   */
  duration_kind: DurationKind;
  /**
   * How it is to be watched; empty: not stated.
   */
  monitoring?: Monitoring[];
  /**
   * What it is for by its own words; empty: not stated.
   */
  purpose?: Purpose[];
  /**
   * Who is to stop: one side, both by one deal, several.
   */
  sides: Sides;
}
/**
 * One provision of the text, or its reported or disputed presence in it.
 */
export interface ProposalProvision {
  /**
   * What the provision is about.
   */
  code: Provision;
  /**
   * The provision in our words.
   */
  text: string;
  /**
   * Who would be bound by it.
   */
  obligor?: string | null;
  /**
   * In the text, not in it, or disputed.
   *
   * Left out: `present`.
   */
  presence?: ProvisionPresence;
  /**
   * What supports this provision; empty: the record's own evidence.
   */
  evidence?: Evidence[];
}
/**
 * How a proposal descends from or belongs to another.
 */
export interface Lineage {
  /**
   * The relation of this proposal to the other.
   */
  relation: LineageRelation;
  /**
   * The other proposal.
   */
  proposal: string;
}
/**
 * One source coded again by a second coder, who has not seen the records.
 */
export interface Recoding {
  /**
   * Id of the source, equal to the file name.
   */
  source: string;
  /**
   * The second coder: a name or a number, as a slug.
   */
  coder: string;
  /**
   * Day on which it was coded.
   */
  coded_on: string;
  /**
   * Proposals that the source tells of.
   */
  proposals?: RecodedProposal[];
  /**
   * Meetings that the source tells of.
   */
  meetings?: RecodedMeeting[];
  /**
   * Statements that the source reports.
   */
  statements?: RecodedStatement[];
}
/**
 * A proposal as the second coder reads it.
 */
export interface RecodedProposal {
  /**
   * Name by which the rest of the file refers to it.
   */
  key: string;
  /**
   * What it is; concepts are given and not coded again.
   */
  kind: ProposalKind;
  /**
   * Who put it forward.
   */
  proponents?: string[];
  /**
   * To whom it was put.
   */
  addressees?: string[];
  /**
   * When it was put forward.
   */
  date?: EventDate | null;
  /**
   * The last status that this source supports.
   */
  status: ProposalStatus;
  /**
   * What is to stop; empty: the source names nothing.
   */
  domains?: Domain[];
  /**
   * The concept that it is an instance of.
   */
  concept?: string | null;
}
/**
 * A meeting as the second coder reads it.
 */
export interface RecodedMeeting {
  /**
   * Name by which the rest of the file refers to it.
   */
  key: string;
  /**
   * Who took part or was to take part.
   *
   * @minItems 1
   */
  participants: [string, ...string[]];
  /**
   * The day it was held, else the day it was planned for.
   */
  date?: EventDate | null;
  /**
   * In person, by phone, by video and so on.
   */
  format: MeetingFormat;
  /**
   * The last status that this source supports.
   */
  status: MeetingStatus;
}
/**
 * A statement as the second coder reads it.
 */
export interface RecodedStatement {
  /**
   * Who said it.
   *
   * @minItems 1
   */
  speakers: [string, ...string[]];
  /**
   * When it was said, local to the place.
   */
  date: EventDate;
  /**
   * What the statement does; one or more.
   *
   * @minItems 1
   */
  acts: [RecodedAct, ...RecodedAct[]];
  /**
   * Where the speakers stand by it.
   */
  stances?: RecodedStance[];
}
/**
 * An act of a statement as the second coder reads it.
 */
export interface RecodedAct {
  /**
   * What is done by saying it.
   */
  act: Act;
  /**
   * How it is said.
   */
  modality: Modality;
  /**
   * What it is about. A key of this file, or the id of a concept.
   */
  target?: string | null;
}
/**
 * A stance as the second coder reads it.
 */
export interface RecodedStance {
  /**
   * The proposal. A key of this file, or the id of a concept.
   */
  target: string;
  /**
   * The stance; its operative clause decides.
   */
  value: StanceValue;
  /**
   * Whose words show it.
   *
   * Left out: `own_statement`.
   */
  basis?: StanceBasis;
  /**
   * Who holds it; given only when another attributes it to them.
   */
  holder?: string | null;
}
/**
 * A published text: who published it, when and where, and how much of it was read.
 *
 * A reprint names its original in `republishes` and is no second witness. An original that is known only through its reprint or through what others relay is a source with `read: none`.
 */
export interface Source {
  /**
   * Permanent id, equal to the file name, unique in the whole data set, never parsed.
   */
  id: string;
  /**
   * Whether the record stands, was withdrawn or was merged into another.
   */
  record_status: RecordStatus;
  /**
   * Id of the record of the same type that took this one's place.
   */
  merged_into?: string | null;
  /**
   * Why the record was withdrawn or merged.
   */
  status_reason?: string | null;
  /**
   * What kind of text it is.
   */
  kind: SourceKind;
  /**
   * Title as printed, or a plain description where it has none.
   */
  title: string;
  /**
   * Outlet, body or person who published it.
   */
  publisher?: string | null;
  /**
   * Names in the byline, as printed.
   */
  authors?: string[];
  /**
   * Date of publication, local to the publisher; its last day counts.
   */
  published?: EventDate | null;
  /**
   * Address at which it was read or is kept.
   */
  url?: string | null;
  /**
   * Address of an archived copy of the same text.
   */
  archived_url?: string | null;
  /**
   * BCP 47 tag of the language of the text.
   */
  language?: string | null;
  /**
   * Place, and date if any, that the text opens with.
   */
  dateline?: string | null;
  /**
   * The original that this text reprints, unchanged or cut.
   */
  republishes?: string | null;
  /**
   * How much of the text we read.
   */
  read: ReadDepth;
  /**
   * Day on which we read it.
   */
  retrieved?: string | null;
  /**
   * SHA-256 of the normalised text as UTF-8; only of a text read in full.
   */
  text_sha256?: string | null;
  /**
   * Length of the normalised text in Unicode code points.
   */
  text_length?: number | null;
  /**
   * Which text was hashed: with or without the page's boilerplate.
   */
  text_basis?: TextBasis | null;
  /**
   * What a careful reader should know; never part of the coding.
   */
  notes?: string | null;
  /**
   * Published facts of this record that were corrected.
   */
  corrections?: Correction[];
  /**
   * Fields of other projects, each under its owner's prefix; not in the tables.
   */
  extensions?: {
    [k: string]: {
      [k: string]: JsonValue;
    };
  };
}
/**
 * What the same speakers said on one occasion (briefing, post, interview) on one day.
 */
export interface Statement {
  /**
   * Permanent id, equal to the file name, unique in the whole data set, never parsed.
   */
  id: string;
  /**
   * Whether the record stands, was withdrawn or was merged into another.
   */
  record_status: RecordStatus;
  /**
   * Id of the record of the same type that took this one's place.
   */
  merged_into?: string | null;
  /**
   * Why the record was withdrawn or merged.
   */
  status_reason?: string | null;
  /**
   * Id of the process, as dataset.yaml lists it.
   */
  process: string;
  /**
   * Who said it.
   *
   * @minItems 1
   */
  speakers: [string, ...string[]];
  /**
   * For whom the speaker spoke; empty where the speaker is the principal.
   */
  on_behalf_of?: string | null;
  /**
   * When it was said, local to the place.
   */
  date: EventDate;
  /**
   * The meeting at which it was said.
   */
  said_at?: string | null;
  /**
   * The kind of occasion or channel.
   */
  medium: Medium;
  /**
   * Where it was said.
   */
  place?: string | null;
  /**
   * To whom it was directed by its own words.
   */
  addressees?: string[];
  /**
   * What was said, in our words.
   */
  summary: string;
  /**
   * How the source ascribes it.
   */
  attribution: Attribution;
  /**
   * What the statement does; one or more.
   *
   * @minItems 1
   */
  acts: [StatementAct, ...StatementAct[]];
  /**
   * Where holders stand by it; one per holder, proposal, provision.
   */
  stances?: Stance[];
  /**
   * Places in sources that support the record; at least one.
   *
   * @minItems 1
   */
  evidence: [Evidence, ...Evidence[]];
  /**
   * Day on which this became public, if before the evidence at hand appeared.
   */
  public_from?: string | null;
  /**
   * Values that the sides give for a field on which they differ.
   */
  accounts?: Account[];
  /**
   * What a careful reader should know; never part of the coding.
   */
  notes?: string | null;
  /**
   * Published facts of this record that were corrected.
   */
  corrections?: Correction[];
  /**
   * Fields of other projects, each under its owner's prefix; not in the tables.
   */
  extensions?: {
    [k: string]: {
      [k: string]: JsonValue;
    };
  };
}
/**
 * One thing that a statement does, to at most one proposal, meeting and statement.
 */
export interface StatementAct {
  /**
   * What is done by saying it.
   */
  act: Act;
  /**
   * How it is said: as fact, plan, forecast, option.
   */
  modality: Modality;
  /**
   * The proposal it is about.
   */
  proposal?: string | null;
  /**
   * The meeting it is about.
   */
  meeting?: string | null;
  /**
   * The statement that it answers, confirms or denies.
   */
  statement?: string | null;
  /**
   * The actor whom it accuses, threatens or criticises.
   */
  against?: string | null;
  /**
   * For a claim of violations: the time that it covers.
   */
  period?: EventDate | null;
  /**
   * For a claim of violations: how many are claimed.
   */
  count?: number | null;
}
/**
 * Where a holder stands on a proposal, or on one provision of it, by these words.
 */
export interface Stance {
  /**
   * The proposal or concept.
   */
  proposal: string;
  /**
   * Code of the one provision meant; empty: the whole.
   */
  provision?: Provision | null;
  /**
   * The stance; its operative clause decides.
   */
  value: StanceValue;
  /**
   * Conditions attached to it.
   */
  conditions?: Condition[];
  /**
   * Whose words show it.
   */
  basis: StanceBasis;
  /**
   * Who holds it; given only when another attributes it to them.
   */
  holder?: string | null;
}
/**
 * Something that has to hold for an acceptance to hold.
 */
export interface Condition {
  /**
   * The condition in our words.
   */
  text: string;
  /**
   * Code of the provision that it asks for.
   */
  provision?: Provision | null;
  /**
   * The demand or proposal that the condition repeats.
   */
  demand?: string | null;
}
