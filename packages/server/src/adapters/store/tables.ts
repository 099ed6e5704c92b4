/**
 * Every table, as both engines hold it. Text keys sort bytewise (SQLite BINARY, PostgreSQL COLLATE "C").
 * Tables that grow with customers have a primary key that begins with `customer`; the exceptions are named in the schema test.
 * Instants are integers in milliseconds; booleans 0 or 1; JSON is text; sealed values are bytes.
 */
export interface Tables {
  meta: { key: string; value: string }

  // brand/
  policies: { digest: string; source: string; loaded_at: number }
  /** When a policy that had judged before judged again. */
  policy_returns: { at: number; digest: string }
  /** Policies that were announced before they judged; one that was taken back has `withdrawn_at`. */
  policy_notices: {
    announced_at: number
    digest: string
    source: string
    effective_at: number
    withdrawn_at: number | null
  }
  staff: {
    staff: string
    version: number
    email: string
    name: string
    role: string
    password: string | null
    disabled: number
    created_at: number
  }
  staff_invites: { token_hash: string; staff: string; expires_at: number; used_at: number | null }
  staff_sessions: { token_hash: string; staff: string; csrf: string; created_at: number; expires_at: number }
  api_keys: {
    key: string
    secret_hash: string
    name: string
    scopes: string
    created_at: number
    expires_at: number | null
    revoked_at: number | null
  }
  /** A place events come from. */
  sources: {
    source: string
    version: number
    /** public (browser, app: anybody can read its key) or server */
    kind: string
    /** strict, or vouched: the brand's word stands for a yes it cannot show event by event */
    consent: string
    /** JSON of that word; null when strict. */
    vouch: string | null
    /** JSON list of web origins; empty: any. */
    origins: string
    per_second: number
    child_directed: number
    created_at: number
    closed_at: number | null
  }
  /** `shown`: the whole key of a public source, the first letters of another's. */
  write_keys: { key_hash: string; source: string; shown: string; created_at: number; revoked_at: number | null }
  /** Counts of what came and was not kept, by name and reason, never with a value. */
  collection_tallies: { day: string; source: string; tally: string; version: number; body: string }
  /** Who outside hears of choices and changes. */
  webhooks: {
    webhook: string
    version: number
    url: string
    purpose: string
    /** JSON list of the kinds of happenings it hears. */
    kinds: string
    rotation: number
    /** When the secret was last renewed; the one before signs too for a day after that. */
    rotated_at: number | null
    created_at: number
    closed_at: number | null
    /** by-staff, gone (the other side answered 410) */
    closed_why: string | null
    /** Whose it is: a vendor of the policy; null: the brand's own. */
    vendor: string | null
  }
  /** What the brand has to show or offer. An item is never taken away: rows and models refer to its number. */
  items: {
    item: string
    /** Dense from 0 in order of arrival; what models refer to. */
    number: number
    version: number
    title: string
    link: string
    provider: string | null
    category: string | null
    /** JSON of name to text. */
    attributes: string
    sensitive: number
    available: number
    updated_at: number
  }
  /** A trained model with its card (JSON); one that no longer serves has `retired_at`. */
  models: { model: string; trained_at: number; card: string; bytes: Uint8Array; retired_at: number | null }
  /** Whether an algorithm of the policy runs freely (`state`), and the evidence gathered about it so far (`watch`), both JSON. */
  algorithms: { algorithm: string; version: number; state: string; watch: string; updated_at: number }
  /** What an audit raised about an algorithm, and what a person decided about it (JSON both). */
  findings: {
    finding: string
    version: number
    algorithm: string
    opened_at: number
    body: string
    decided_at: number | null
    decision: string | null
  }
  /** What an offer is scored by: card and weights are JSON; one that no longer serves has `retired_at`. */
  offer_models: {
    model: string
    algorithm: string
    trained_at: number
    card: string
    weights: string
    retired_at: number | null
  }

  // customers/
  /** A customer said "do not use this" of an item. */
  unwanted_items: { customer: string; item: string; at: number }
  /** One decision whether to make somebody an offer; `entry` is that of the decision in the record. */
  offers_made: {
    customer: string
    entry: string
    algorithm: string
    at: number
    /** score, explore, holdout, lot, cap, fallback, stopped */
    mode: string
    offered: number
    /** The chance with which the offer was made, in millionths. */
    propensity: number
    model: string | null
    /** JSON of what the score was made of; null where nothing of the person was read. */
    inputs: string | null
    /** 1 once audits have counted it. */
    counted: number
  }
  /** What a customer asked for by right. After an erasure right, times and outcome stay: proof that it was answered in time. */
  rights_requests: {
    customer: string
    request: string
    version: number
    /** One of the desk's rights: access, erasure, … */
    right: string
    /** received, identity, in-progress, extended, answered, refused, withdrawn */
    state: string
    /** link, form, staff, agent, api */
    via: string
    /** none, link, code, staff */
    identity: string
    received_at: number
    due_at: number
    /** The rule that sets `due_at`; `promise` or `month` where no law does. */
    due_by: string
    /** As it was before an extension. */
    first_due_at: number
    acknowledge_by: number | null
    acknowledged_at: number | null
    extended_at: number | null
    clarify_asked_at: number | null
    clarify_answered_at: number | null
    settled_at: number | null
    /** Why it was refused or extended, of a closed list. */
    reason: string | null
    /** The request whose answer this one appeals against. */
    appeal_of: string | null
    /** What an objection is about, JSON; null: everything. */
    purposes: string | null
    /** How near the end is: calm, remind, escalate, overdue */
    stage: string
    /** The newest stage that staff were written of. */
    told_stage: string | null
    /** Until when somebody is writing to staff of it. */
    telling_until: number | null
    /** `house`, or who of staff settled it. */
    handled_by: string | null
    /** Sealed JSON: what was said and answered in free words. Null once erased. */
    sealed: Uint8Array | null
  }
  /** That something about a customer must be kept although its time is over, or although they ask for its end. */
  legal_holds: {
    customer: string
    hold: string
    version: number
    /** legal-claim, legal-duty, authority */
    ground: string
    /** 1: the law forbids telling the customer. */
    silent: number
    placed_at: number
    /** When staff want it looked at or released. */
    until: number | null
    released_at: number | null
    /** Sealed JSON: matter, reasons and who. */
    sealed: Uint8Array | null
  }
  /** How much each rule of the retention plan has ended; whoever ends a batch moves its version, so none counts twice. */
  retention_rules: {
    rule: string
    version: number
    ended: number
    ended_at: number | null
    /** What was older than this is gone. */
    until: number | null
  }
  /** What is over and held: taken out of everything that uses it, sealed, and only stored. */
  held_data: {
    customer: string
    held: string
    /** The rule of the retention plan under which it would have ended. */
    rule: string
    over_since: number
    at: number
    /** Sealed JSON of the row as it was. */
    sealed: Uint8Array
  }
  /** What somebody told about themselves for audits alone, sealed; nothing in the row says whose it is. */
  fairness_answers: {
    /** A keyed hash of the customer. */
    pseudonym: string
    wrapped: Uint8Array
    epoch: string
    sealed: Uint8Array
    given_at: number
  }
  profiles: {
    customer: string
    version: number
    /** Declared `attribute` fields, JSON. */
    attributes: string
    /** Sealed JSON of the `identifying` and `sensitive` fields. */
    sealed: Uint8Array | null
    /** ISO 3166-1 alpha-2, subdivision code, IANA zone, BCP 47 tag; null when unknown. */
    country: string | null
    region: string | null
    zone: string | null
    language: string | null
    source: string
    collected_at: number
    updated_at: number
    /** The customer this one was found to be; null for everybody who stands for themselves. */
    merged_into: string | null
    /** Guessed from events; what was stated (`zone`, `language`) beats it. */
    seen_zone: string | null
    seen_language: string | null
    seen_at: number | null
  }
  /** Addresses per channel, and the brand's own id for the customer under channel `id`; found by blind index. */
  contact_points: { customer: string; channel: string; blind: string; sealed: Uint8Array; added_at: number }
  customer_keys: { customer: string; retention: string; epoch: string; wrapped: Uint8Array }
  choices: {
    customer: string
    choice: string
    kind: string
    purpose: string
    channel: string
    type: string | null
    /** JSON of a preference (budgets, quiet hours, pause, dial). */
    value: string | null
    /** Sealed JSON `Evidence`. */
    evidence: Uint8Array | null
    at: number
    recorded_at: number
    via: string
  }
  one_time_codes: {
    customer: string
    challenge: string
    version: number
    /** The channel the code was sent on. */
    channel: string
    /** Keyed hash of the code, bound to customer and challenge. */
    code_hash: Uint8Array
    /** What the code confirms, JSON. */
    sayings: string
    sent_at: number
    expires_at: number
    attempts: number
    used_at: number | null
  }
  suppressions: { blind: string; channel: string; scope: string; reason: string; at: number }
  customer_state: {
    customer: string
    version: number
    layout: number
    state: Uint8Array
    /** Where a tile shows the state: tile times its seats, plus the place in it. Null: nowhere yet. */
    seat: number | null
    /** 1: the tile shows this very state. Null: another of the same customer, or none. */
    tiled: number | null
  }
  tiles: { tile: number; version: number; layout: number; seats: number }
  tile_columns: { tile: number; name: string; bytes: Uint8Array }
  /** Seats of states that are gone and that tiles still show. */
  vacated_seats: { seat: number }
  dictionary: { attribute: string; code: number; value: string }
  dispatches: {
    customer: string
    /** One act of one campaign towards this customer. */
    act: string
    version: number
    campaign: string
    channel: string
    purpose: string
    /** planned, waiting, handing_off, handed, withheld, failed, unknown */
    state: string
    attempt: number
    /** The deciding rule of the newest decision. */
    rule: string | null
    until: number | null
    /** Entry of the newest decision. */
    entry: string | null
    decided_at: number | null
    pass_expires: number | null
    settled_at: number | null
    provider_id: string | null
    /** 1: it answers what the customer asked for a moment ago, so no budget counts it. */
    reply: number | null
  }
  import_runs: {
    run: string
    version: number
    file_digest: string
    map_digest: string
    next_row: number
    imported: number
    updated: number
    rejected: number
    done_at: number | null
  }
  /** Who holds a userId (channel `id`) or an anonymousId (channel `anonymous`): one customer each, found by blind index. */
  identities: { blind: string; channel: string; customer: string; shared: number; at: number }
  /** Two customers found to be one; `customer` stands for both from then on. */
  merges: {
    customer: string
    merge: string
    other: string
    at: number
    /** JSON: what showed that they are one. */
    why: string
    /** JSON: what undoing needs to know. */
    moved: string
    entry: string
    undone_at: number | null
  }
  /** What was kept of what customers did. */
  events: {
    customer: string
    event: string
    source: string
    /** track, page, screen, group */
    type: string
    name: string
    at: number
    received_at: number
    /** The purposes it was kept for, joined by spaces. */
    purposes: string
    /** Declared `attribute` fields, JSON. */
    fields: string
    /** Sealed JSON of the `identifying` and `sensitive` fields. */
    sealed: Uint8Array | null
  }
  /** Keyed hashes of the messages taken in, so that none counts twice. */
  messages_seen: { message: Uint8Array; at: number }

  /** What a law makes the house keep of somebody who was erased, sealed, under an id of its own. */
  kept_records: { customer: string; record: string; purpose: string; at: number; until: number; sealed: Uint8Array }

  // record/
  entries: {
    customer: string
    entry: string
    kind: string
    /** Whole seconds since 1970; coarse on purpose, it is public in the leaf. */
    t: number
    commitment: Uint8Array
    /** Sealed record and its commitment key; null once erased. */
    sealed: Uint8Array | null
    leaf: number | null
  }
  log_head: {
    origin: string
    version: number
    size: number
    root: Uint8Array
    checkpoint: string | null
    signed_at: number | null
  }
  outbox: {
    customer: string
    happening: string
    kind: string
    body: string
    at: number
    done_at: number | null
    attempts: number
  }

  // acts/
  campaigns: {
    campaign: string
    version: number
    state: string
    /** The campaign file, JSON. */
    definition: string
    policy: string
    created_by: string
    created_at: number
    approved_by: string | null
    approved_at: number | null
    /** Newest finished plan, JSON, with its entry. */
    plan: string | null
    sent_at: number | null
    ended_at: number | null
  }
  /** One happening on its way to one webhook. */
  webhook_deliveries: {
    customer: string
    delivery: string
    version: number
    webhook: string
    kind: string
    /** Sealed JSON of what is sent. */
    body: Uint8Array
    /** waiting, done, withheld, failed */
    state: string
    attempts: number
    at: number
    /** When it is due; while an attempt runs, when others may take it for lost. */
    next_at: number | null
    done_at: number | null
    /** HTTP status of the newest attempt; null when there was no answer. */
    status: number | null
    /** Why the newest attempt had no answer. */
    fault: string | null
    /** The rule that withheld it. */
    rule: string | null
    /** Entry of the newest decision. */
    entry: string | null
    /** The share of many that it belongs to; null: news of what happened. */
    share: string | null
  }
  /** What somebody outside got about a customer: one share of many, or all news of one webhook in one month. */
  shares: {
    customer: string
    share: string
    version: number
    /** A vendor of the policy, or `house`. */
    vendor: string
    purpose: string
    /** file, webhook, news */
    way: string
    /** JSON list of names of fields; never values. */
    fields: string
    /** Entry of the newest decision. */
    entry: string
    at: number
    last_at: number
    times: number
    /** Sealed JSON: the identities under which the vendor knows the customer; null: none but the brand's own ids. */
    known_as: Uint8Array | null
    /** The newest task that asks the vendor to act on it. */
    task: string | null
    /** When the last attempt ended without a word that it arrived; null: it arrived, or nothing says otherwise. */
    failed_at: number | null
  }
  /** One share of many, as it was asked for and how it went. */
  share_runs: {
    share: string
    version: number
    vendor: string
    purpose: string
    way: string
    /** JSON: fields, form, whom. Customers who are named stand sealed beside it. */
    ask: string
    by: string
    at: number
    done_at: number | null
    planned: number
    shared: number
    withheld: number
    /** JSON of rule to count. */
    reasons: string
    /** By a webhook: up to whom everybody is on the way. A customer of an audience, or a place in the list of those named. */
    reached: string | null
    /** When somebody else may take it up; null: there is nothing more to do, or it is a file. */
    next_at: number | null
    /** JSON: how many ids were named, and which stood for nobody; null: an audience. */
    listed: string | null
    /** Why it ended before everybody had their turn. */
    fault: string | null
    /** Sealed JSON under a key of the share's own: the ids that were named. Null once they are not needed any more. */
    wrapped: Uint8Array | null
    epoch: string | null
    sealed: Uint8Array | null
  }
  /** What a vendor is asked to do about somebody. */
  vendor_tasks: {
    task: string
    version: number
    vendor: string
    request: string
    right: string
    regulation: string
    /** waiting, sent, acknowledged, done, refused, overdue */
    state: string
    /** webhook, email, staff */
    way: string
    at: number
    due_at: number
    next_at: number | null
    attempts: number
    sent_at: number | null
    answered_at: number | null
    answered_by: string | null
    reminded_at: number | null
    reason: string | null
    fault: string | null
    /** The task's own key; null once the task is over, and with it whom it meant. */
    wrapped: Uint8Array | null
    epoch: string | null
    /** Sealed JSON of identities. */
    sealed: Uint8Array | null
  }
  /** Somebody without a link asked by address for one. Nothing in the row says whether anybody has it. */
  way_in_letters: {
    /** A keyed hash of the address. */
    address: string
    version: number
    letter: string
    /** A keyed hash of where the asking came from. */
    asker: string
    at: number
    /** How often it was asked for since. */
    asks: number
    attempts: number
    /** When it is to be tried; null once it is settled. */
    next_at: number | null
    /** The letter's own key; null once it is settled, and with it the address. */
    wrapped: Uint8Array | null
    epoch: string | null
    sealed: Uint8Array | null
  }
  postbox: { customer: string; message: string; campaign: string | null; channel: string; raw: Uint8Array; at: number }

  // answers/
  /** One erasure. Whom it is about stands in the tombstones alone, beside the keys. */
  erasures: {
    erasure: string
    version: number
    /** begun (keys are gone), emptied (rows are gone), settled (no process can know them any more) */
    state: string
    /** request, retention, staff, restored */
    why: string
    begun_at: number
    emptied_at: number | null
    settled_at: number | null
    /** The entry that proves it, among those of the brand. */
    entry: string | null
    /** JSON: what the certificate says. */
    body: string
  }

  // entrypoints/
  idempotency: { key: string; body_digest: string; status: number; answer: string; at: number }
}
