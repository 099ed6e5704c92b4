CREATE TABLE algorithms (
  algorithm text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  state text COLLATE "C" NOT NULL,
  watch text COLLATE "C" NOT NULL,
  updated_at bigint NOT NULL,
  CONSTRAINT algorithms_pkey PRIMARY KEY (algorithm)
);

CREATE TABLE api_keys (
  key text COLLATE "C" NOT NULL,
  secret_hash text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  scopes text COLLATE "C" NOT NULL,
  created_at bigint NOT NULL,
  expires_at bigint,
  revoked_at bigint,
  CONSTRAINT api_keys_pkey PRIMARY KEY (key)
);

CREATE TABLE campaigns (
  campaign text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  state text COLLATE "C" NOT NULL,
  definition text COLLATE "C" NOT NULL,
  policy text COLLATE "C" NOT NULL,
  created_by text COLLATE "C" NOT NULL,
  created_at bigint NOT NULL,
  approved_by text COLLATE "C",
  approved_at bigint,
  plan text COLLATE "C",
  sent_at bigint,
  ended_at bigint,
  CONSTRAINT campaigns_pkey PRIMARY KEY (campaign)
);

CREATE TABLE choices (
  customer text COLLATE "C" NOT NULL,
  choice text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  purpose text COLLATE "C" NOT NULL,
  channel text COLLATE "C" NOT NULL,
  type text COLLATE "C",
  value text COLLATE "C",
  evidence bytea,
  at bigint NOT NULL,
  recorded_at bigint NOT NULL,
  via text COLLATE "C" NOT NULL,
  CONSTRAINT choices_pkey PRIMARY KEY (customer, choice)
);

CREATE INDEX choices_by_time ON choices USING btree (recorded_at);

CREATE TABLE collection_tallies (
  day text COLLATE "C" NOT NULL,
  source text COLLATE "C" NOT NULL,
  tally text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  body text COLLATE "C" NOT NULL,
  CONSTRAINT collection_tallies_pkey PRIMARY KEY (day, source, tally)
);

CREATE TABLE contact_points (
  customer text COLLATE "C" NOT NULL,
  channel text COLLATE "C" NOT NULL,
  blind text COLLATE "C" NOT NULL,
  sealed bytea NOT NULL,
  added_at bigint NOT NULL,
  CONSTRAINT contact_points_pkey PRIMARY KEY (customer, channel, blind)
);

CREATE INDEX contact_points_by_blind ON contact_points USING btree (blind, channel);

CREATE TABLE customer_keys (
  customer text COLLATE "C" NOT NULL,
  retention text COLLATE "C" NOT NULL,
  epoch text COLLATE "C" NOT NULL,
  wrapped bytea NOT NULL,
  CONSTRAINT customer_keys_pkey PRIMARY KEY (customer, retention)
);

CREATE INDEX customer_keys_by_epoch ON customer_keys USING btree (epoch);

CREATE TABLE customer_state (
  customer text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  layout bigint NOT NULL,
  state bytea NOT NULL,
  seat bigint,
  tiled bigint,
  CONSTRAINT customer_state_pkey PRIMARY KEY (customer)
);

CREATE INDEX customer_state_apart ON customer_state USING btree (seat, layout) WHERE (tiled IS NULL);

CREATE UNIQUE INDEX customer_state_by_seat ON customer_state USING btree (seat) WHERE (seat IS NOT NULL);

CREATE TABLE dictionary (
  attribute text COLLATE "C" NOT NULL,
  code bigint NOT NULL,
  value text COLLATE "C" NOT NULL,
  CONSTRAINT dictionary_pkey PRIMARY KEY (attribute, code)
);

CREATE UNIQUE INDEX dictionary_by_value ON dictionary USING btree (attribute, value);

CREATE TABLE dispatches (
  customer text COLLATE "C" NOT NULL,
  act text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  campaign text COLLATE "C" NOT NULL,
  channel text COLLATE "C" NOT NULL,
  purpose text COLLATE "C" NOT NULL,
  state text COLLATE "C" NOT NULL,
  attempt bigint NOT NULL,
  rule text COLLATE "C",
  until bigint,
  entry text COLLATE "C",
  decided_at bigint,
  pass_expires bigint,
  settled_at bigint,
  provider_id text COLLATE "C",
  reply bigint,
  CONSTRAINT dispatches_pkey PRIMARY KEY (customer, act)
);

CREATE INDEX dispatches_by_end ON dispatches USING btree (settled_at) WHERE (settled_at IS NOT NULL);

CREATE INDEX dispatches_by_state ON dispatches USING btree (campaign, state, customer);

CREATE TABLE entries (
  customer text COLLATE "C" NOT NULL,
  entry text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  t bigint NOT NULL,
  commitment bytea NOT NULL,
  sealed bytea,
  leaf bigint,
  CONSTRAINT entries_pkey PRIMARY KEY (customer, entry)
);

CREATE INDEX entries_by_entry ON entries USING btree (entry);

CREATE UNIQUE INDEX entries_by_leaf ON entries USING btree (leaf) WHERE (leaf IS NOT NULL);

CREATE INDEX entries_by_time ON entries USING btree (t) WHERE (sealed IS NOT NULL);

CREATE INDEX entries_without_leaf ON entries USING btree (t) WHERE (leaf IS NULL);

CREATE TABLE erasures (
  erasure text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  state text COLLATE "C" NOT NULL,
  why text COLLATE "C" NOT NULL,
  begun_at bigint NOT NULL,
  emptied_at bigint,
  settled_at bigint,
  entry text COLLATE "C",
  body text COLLATE "C" NOT NULL,
  CONSTRAINT erasures_pkey PRIMARY KEY (erasure)
);

CREATE INDEX erasures_under_way ON erasures USING btree (begun_at) WHERE (settled_at IS NULL);

CREATE TABLE events (
  customer text COLLATE "C" NOT NULL,
  event text COLLATE "C" NOT NULL,
  source text COLLATE "C" NOT NULL,
  type text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  at bigint NOT NULL,
  received_at bigint NOT NULL,
  purposes text COLLATE "C" NOT NULL,
  fields text COLLATE "C" NOT NULL,
  sealed bytea,
  CONSTRAINT events_pkey PRIMARY KEY (customer, event)
);

CREATE INDEX events_by_name ON events USING btree (name, at);

CREATE TABLE fairness_answers (
  pseudonym text COLLATE "C" NOT NULL,
  wrapped bytea NOT NULL,
  epoch text COLLATE "C" NOT NULL,
  sealed bytea NOT NULL,
  given_at bigint NOT NULL,
  CONSTRAINT fairness_answers_pkey PRIMARY KEY (pseudonym)
);

CREATE INDEX fairness_answers_by_time ON fairness_answers USING btree (given_at);

CREATE TABLE findings (
  finding text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  algorithm text COLLATE "C" NOT NULL,
  opened_at bigint NOT NULL,
  body text COLLATE "C" NOT NULL,
  decided_at bigint,
  decision text COLLATE "C",
  CONSTRAINT findings_pkey PRIMARY KEY (finding)
);

CREATE INDEX findings_by_algorithm ON findings USING btree (algorithm, opened_at);

CREATE TABLE held_data (
  customer text COLLATE "C" NOT NULL,
  held text COLLATE "C" NOT NULL,
  rule text COLLATE "C" NOT NULL,
  over_since bigint NOT NULL,
  at bigint NOT NULL,
  sealed bytea NOT NULL,
  CONSTRAINT held_data_pkey PRIMARY KEY (customer, held)
);

CREATE TABLE idempotency (
  key text COLLATE "C" NOT NULL,
  body_digest text COLLATE "C" NOT NULL,
  status bigint NOT NULL,
  answer text COLLATE "C" NOT NULL,
  at bigint NOT NULL,
  CONSTRAINT idempotency_pkey PRIMARY KEY (key)
);

CREATE INDEX idempotency_by_time ON idempotency USING btree (at);

CREATE TABLE identities (
  blind text COLLATE "C" NOT NULL,
  channel text COLLATE "C" NOT NULL,
  customer text COLLATE "C" NOT NULL,
  shared bigint NOT NULL,
  at bigint NOT NULL,
  CONSTRAINT identities_pkey PRIMARY KEY (blind, channel)
);

CREATE INDEX identities_by_customer ON identities USING btree (customer);

CREATE TABLE import_runs (
  run text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  file_digest text COLLATE "C" NOT NULL,
  map_digest text COLLATE "C" NOT NULL,
  next_row bigint NOT NULL,
  imported bigint NOT NULL,
  updated bigint NOT NULL,
  rejected bigint NOT NULL,
  done_at bigint,
  CONSTRAINT import_runs_pkey PRIMARY KEY (run)
);

CREATE TABLE items (
  item text COLLATE "C" NOT NULL,
  number bigint NOT NULL,
  version bigint NOT NULL,
  title text COLLATE "C" NOT NULL,
  link text COLLATE "C" NOT NULL,
  provider text COLLATE "C",
  category text COLLATE "C",
  attributes text COLLATE "C" NOT NULL,
  sensitive bigint NOT NULL,
  available bigint NOT NULL,
  updated_at bigint NOT NULL,
  CONSTRAINT items_pkey PRIMARY KEY (item)
);

CREATE UNIQUE INDEX items_by_number ON items USING btree (number);

CREATE TABLE kept_records (
  customer text COLLATE "C" NOT NULL,
  record text COLLATE "C" NOT NULL,
  purpose text COLLATE "C" NOT NULL,
  at bigint NOT NULL,
  until bigint NOT NULL,
  sealed bytea NOT NULL,
  CONSTRAINT kept_records_pkey PRIMARY KEY (customer, record)
);

CREATE INDEX kept_records_by_end ON kept_records USING btree (until);

CREATE TABLE legal_holds (
  customer text COLLATE "C" NOT NULL,
  hold text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  ground text COLLATE "C" NOT NULL,
  silent bigint NOT NULL,
  placed_at bigint NOT NULL,
  until bigint,
  released_at bigint,
  sealed bytea,
  CONSTRAINT legal_holds_pkey PRIMARY KEY (customer, hold)
);

CREATE INDEX legal_holds_by_hold ON legal_holds USING btree (hold);

CREATE INDEX legal_holds_in_force ON legal_holds USING btree (placed_at, hold) WHERE (released_at IS NULL);

CREATE INDEX legal_holds_released ON legal_holds USING btree (released_at) WHERE (released_at IS NOT NULL);

CREATE TABLE log_head (
  origin text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  size bigint NOT NULL,
  root bytea NOT NULL,
  checkpoint text COLLATE "C",
  signed_at bigint,
  CONSTRAINT log_head_pkey PRIMARY KEY (origin)
);

CREATE TABLE merges (
  customer text COLLATE "C" NOT NULL,
  merge text COLLATE "C" NOT NULL,
  other text COLLATE "C" NOT NULL,
  at bigint NOT NULL,
  why text COLLATE "C" NOT NULL,
  moved text COLLATE "C" NOT NULL,
  entry text COLLATE "C" NOT NULL,
  undone_at bigint,
  CONSTRAINT merges_pkey PRIMARY KEY (customer, merge)
);

CREATE INDEX merges_by_other ON merges USING btree (other);

CREATE INDEX merges_undone ON merges USING btree (undone_at) WHERE (undone_at IS NOT NULL);

CREATE TABLE messages_seen (
  message bytea NOT NULL,
  at bigint NOT NULL,
  CONSTRAINT messages_seen_pkey PRIMARY KEY (message)
);

CREATE INDEX messages_seen_by_time ON messages_seen USING btree (at);

CREATE TABLE meta (
  key text COLLATE "C" NOT NULL,
  value text COLLATE "C" NOT NULL,
  CONSTRAINT meta_pkey PRIMARY KEY (key)
);

CREATE TABLE models (
  model text COLLATE "C" NOT NULL,
  trained_at bigint NOT NULL,
  card text COLLATE "C" NOT NULL,
  bytes bytea NOT NULL,
  retired_at bigint,
  CONSTRAINT models_pkey PRIMARY KEY (model)
);

CREATE TABLE offer_models (
  model text COLLATE "C" NOT NULL,
  algorithm text COLLATE "C" NOT NULL,
  trained_at bigint NOT NULL,
  card text COLLATE "C" NOT NULL,
  weights text COLLATE "C" NOT NULL,
  retired_at bigint,
  CONSTRAINT offer_models_pkey PRIMARY KEY (model)
);

CREATE TABLE offers_made (
  customer text COLLATE "C" NOT NULL,
  entry text COLLATE "C" NOT NULL,
  algorithm text COLLATE "C" NOT NULL,
  at bigint NOT NULL,
  mode text COLLATE "C" NOT NULL,
  offered bigint NOT NULL,
  propensity bigint NOT NULL,
  model text COLLATE "C",
  inputs text COLLATE "C",
  counted bigint NOT NULL,
  CONSTRAINT offers_made_pkey PRIMARY KEY (customer, entry)
);

CREATE INDEX offers_made_by_time ON offers_made USING btree (algorithm, at);

CREATE INDEX offers_uncounted ON offers_made USING btree (algorithm, customer, entry) WHERE (counted = 0);

CREATE TABLE one_time_codes (
  customer text COLLATE "C" NOT NULL,
  challenge text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  channel text COLLATE "C" NOT NULL,
  code_hash bytea NOT NULL,
  sayings text COLLATE "C" NOT NULL,
  sent_at bigint NOT NULL,
  expires_at bigint NOT NULL,
  attempts bigint NOT NULL,
  used_at bigint,
  CONSTRAINT one_time_codes_pkey PRIMARY KEY (customer, challenge)
);

CREATE INDEX one_time_codes_by_end ON one_time_codes USING btree (expires_at);

CREATE TABLE outbox (
  customer text COLLATE "C" NOT NULL,
  happening text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  body text COLLATE "C" NOT NULL,
  at bigint NOT NULL,
  done_at bigint,
  attempts bigint NOT NULL,
  CONSTRAINT outbox_pkey PRIMARY KEY (customer, happening)
);

CREATE INDEX outbox_done ON outbox USING btree (done_at) WHERE (done_at IS NOT NULL);

CREATE INDEX outbox_pending ON outbox USING btree (at, happening) WHERE (done_at IS NULL);

CREATE TABLE policies (
  digest text COLLATE "C" NOT NULL,
  source text COLLATE "C" NOT NULL,
  loaded_at bigint NOT NULL,
  CONSTRAINT policies_pkey PRIMARY KEY (digest)
);

CREATE TABLE policy_notices (
  announced_at bigint NOT NULL,
  digest text COLLATE "C" NOT NULL,
  source text COLLATE "C" NOT NULL,
  effective_at bigint NOT NULL,
  withdrawn_at bigint,
  CONSTRAINT policy_notices_pkey PRIMARY KEY (announced_at, digest)
);

CREATE TABLE policy_returns (
  at bigint NOT NULL,
  digest text COLLATE "C" NOT NULL,
  CONSTRAINT policy_returns_pkey PRIMARY KEY (at, digest)
);

CREATE TABLE postbox (
  customer text COLLATE "C" NOT NULL,
  message text COLLATE "C" NOT NULL,
  campaign text COLLATE "C",
  channel text COLLATE "C" NOT NULL,
  raw bytea NOT NULL,
  at bigint NOT NULL,
  CONSTRAINT postbox_pkey PRIMARY KEY (customer, message)
);

CREATE INDEX postbox_by_time ON postbox USING btree (at);

CREATE TABLE profiles (
  customer text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  attributes text COLLATE "C" NOT NULL,
  sealed bytea,
  country text COLLATE "C",
  region text COLLATE "C",
  zone text COLLATE "C",
  language text COLLATE "C",
  source text COLLATE "C" NOT NULL,
  collected_at bigint NOT NULL,
  updated_at bigint NOT NULL,
  merged_into text COLLATE "C",
  seen_zone text COLLATE "C",
  seen_language text COLLATE "C",
  seen_at bigint,
  CONSTRAINT profiles_pkey PRIMARY KEY (customer)
);

CREATE INDEX profiles_by_merged_into ON profiles USING btree (merged_into) WHERE (merged_into IS NOT NULL);

CREATE INDEX profiles_by_update ON profiles USING btree (updated_at, customer);

CREATE TABLE retention_rules (
  rule text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  ended bigint NOT NULL,
  ended_at bigint,
  until bigint,
  CONSTRAINT retention_rules_pkey PRIMARY KEY (rule)
);

CREATE TABLE rights_requests (
  customer text COLLATE "C" NOT NULL,
  request text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  "right" text COLLATE "C" NOT NULL,
  state text COLLATE "C" NOT NULL,
  via text COLLATE "C" NOT NULL,
  identity text COLLATE "C" NOT NULL,
  received_at bigint NOT NULL,
  due_at bigint NOT NULL,
  due_by text COLLATE "C" NOT NULL,
  first_due_at bigint NOT NULL,
  acknowledge_by bigint,
  acknowledged_at bigint,
  extended_at bigint,
  clarify_asked_at bigint,
  clarify_answered_at bigint,
  settled_at bigint,
  reason text COLLATE "C",
  appeal_of text COLLATE "C",
  stage text COLLATE "C" NOT NULL,
  handled_by text COLLATE "C",
  sealed bytea,
  purposes text COLLATE "C",
  told_stage text COLLATE "C",
  telling_until bigint,
  CONSTRAINT rights_requests_pkey PRIMARY KEY (customer, request)
);

CREATE UNIQUE INDEX rights_requests_by_request ON rights_requests USING btree (request);

CREATE INDEX rights_requests_open ON rights_requests USING btree (due_at, request) WHERE (settled_at IS NULL);

CREATE INDEX rights_requests_settled ON rights_requests USING btree (settled_at) WHERE (settled_at IS NOT NULL);

CREATE TABLE share_runs (
  share text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  vendor text COLLATE "C" NOT NULL,
  purpose text COLLATE "C" NOT NULL,
  way text COLLATE "C" NOT NULL,
  ask text COLLATE "C" NOT NULL,
  by text COLLATE "C" NOT NULL,
  at bigint NOT NULL,
  done_at bigint,
  planned bigint NOT NULL,
  shared bigint NOT NULL,
  withheld bigint NOT NULL,
  reasons text COLLATE "C" NOT NULL,
  reached text COLLATE "C",
  next_at bigint,
  listed text COLLATE "C",
  fault text COLLATE "C",
  wrapped bytea,
  epoch text COLLATE "C",
  sealed bytea,
  CONSTRAINT share_runs_pkey PRIMARY KEY (share)
);

CREATE INDEX share_runs_by_vendor ON share_runs USING btree (vendor, at);

CREATE INDEX share_runs_due ON share_runs USING btree (next_at) WHERE (next_at IS NOT NULL);

CREATE TABLE shares (
  customer text COLLATE "C" NOT NULL,
  share text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  vendor text COLLATE "C" NOT NULL,
  purpose text COLLATE "C" NOT NULL,
  way text COLLATE "C" NOT NULL,
  fields text COLLATE "C" NOT NULL,
  entry text COLLATE "C" NOT NULL,
  at bigint NOT NULL,
  last_at bigint NOT NULL,
  times bigint NOT NULL,
  known_as bytea,
  task text COLLATE "C",
  failed_at bigint,
  CONSTRAINT shares_pkey PRIMARY KEY (customer, share)
);

CREATE INDEX shares_by_time ON shares USING btree (last_at);

CREATE INDEX shares_by_vendor ON shares USING btree (vendor, last_at);

CREATE TABLE sources (
  source text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  kind text COLLATE "C" NOT NULL,
  consent text COLLATE "C" NOT NULL,
  vouch text COLLATE "C",
  origins text COLLATE "C" NOT NULL,
  per_second bigint NOT NULL,
  child_directed bigint NOT NULL,
  created_at bigint NOT NULL,
  closed_at bigint,
  CONSTRAINT sources_pkey PRIMARY KEY (source)
);

CREATE TABLE staff (
  staff text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  email text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  role text COLLATE "C" NOT NULL,
  password text COLLATE "C",
  disabled bigint NOT NULL,
  created_at bigint NOT NULL,
  CONSTRAINT staff_pkey PRIMARY KEY (staff)
);

CREATE UNIQUE INDEX staff_by_email ON staff USING btree (email);

CREATE TABLE staff_invites (
  token_hash text COLLATE "C" NOT NULL,
  staff text COLLATE "C" NOT NULL,
  expires_at bigint NOT NULL,
  used_at bigint,
  CONSTRAINT staff_invites_pkey PRIMARY KEY (token_hash)
);

CREATE TABLE staff_sessions (
  token_hash text COLLATE "C" NOT NULL,
  staff text COLLATE "C" NOT NULL,
  csrf text COLLATE "C" NOT NULL,
  created_at bigint NOT NULL,
  expires_at bigint NOT NULL,
  CONSTRAINT staff_sessions_pkey PRIMARY KEY (token_hash)
);

CREATE INDEX staff_sessions_by_end ON staff_sessions USING btree (expires_at);

CREATE INDEX staff_sessions_by_staff ON staff_sessions USING btree (staff);

CREATE TABLE suppressions (
  blind text COLLATE "C" NOT NULL,
  channel text COLLATE "C" NOT NULL,
  scope text COLLATE "C" NOT NULL,
  reason text COLLATE "C" NOT NULL,
  at bigint NOT NULL,
  CONSTRAINT suppressions_pkey PRIMARY KEY (blind, channel, scope)
);

CREATE TABLE tile_columns (
  tile bigint NOT NULL,
  name text COLLATE "C" NOT NULL,
  bytes bytea NOT NULL,
  CONSTRAINT tile_columns_pkey PRIMARY KEY (tile, name)
);

CREATE TABLE tiles (
  tile bigint NOT NULL,
  version bigint NOT NULL,
  layout bigint NOT NULL,
  seats bigint NOT NULL,
  CONSTRAINT tiles_pkey PRIMARY KEY (tile)
);

CREATE TABLE unwanted_items (
  customer text COLLATE "C" NOT NULL,
  item text COLLATE "C" NOT NULL,
  at bigint NOT NULL,
  CONSTRAINT unwanted_items_pkey PRIMARY KEY (customer, item)
);

CREATE INDEX unwanted_items_by_time ON unwanted_items USING btree (at);

CREATE TABLE vacated_seats (
  seat bigint NOT NULL,
  CONSTRAINT vacated_seats_pkey PRIMARY KEY (seat)
);

CREATE TABLE vendor_tasks (
  task text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  vendor text COLLATE "C" NOT NULL,
  request text COLLATE "C" NOT NULL,
  "right" text COLLATE "C" NOT NULL,
  regulation text COLLATE "C" NOT NULL,
  state text COLLATE "C" NOT NULL,
  way text COLLATE "C" NOT NULL,
  at bigint NOT NULL,
  due_at bigint NOT NULL,
  next_at bigint,
  attempts bigint NOT NULL,
  sent_at bigint,
  answered_at bigint,
  answered_by text COLLATE "C",
  reminded_at bigint,
  reason text COLLATE "C",
  fault text COLLATE "C",
  wrapped bytea,
  epoch text COLLATE "C",
  sealed bytea,
  CONSTRAINT vendor_tasks_pkey PRIMARY KEY (task)
);

CREATE INDEX vendor_tasks_by_request ON vendor_tasks USING btree (request);

CREATE INDEX vendor_tasks_by_time ON vendor_tasks USING btree (at);

CREATE INDEX vendor_tasks_by_vendor ON vendor_tasks USING btree (vendor, at);

CREATE INDEX vendor_tasks_due ON vendor_tasks USING btree (next_at) WHERE (next_at IS NOT NULL);

CREATE TABLE way_in_letters (
  address text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  letter text COLLATE "C" NOT NULL,
  asker text COLLATE "C" NOT NULL,
  at bigint NOT NULL,
  asks bigint NOT NULL,
  attempts bigint NOT NULL,
  next_at bigint,
  wrapped bytea,
  epoch text COLLATE "C",
  sealed bytea,
  CONSTRAINT way_in_letters_pkey PRIMARY KEY (address)
);

CREATE INDEX way_in_letters_by_time ON way_in_letters USING btree (at);

CREATE INDEX way_in_letters_due ON way_in_letters USING btree (next_at) WHERE (next_at IS NOT NULL);

CREATE TABLE webhook_deliveries (
  customer text COLLATE "C" NOT NULL,
  delivery text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  webhook text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  body bytea NOT NULL,
  state text COLLATE "C" NOT NULL,
  attempts bigint NOT NULL,
  at bigint NOT NULL,
  next_at bigint,
  done_at bigint,
  status bigint,
  fault text COLLATE "C",
  rule text COLLATE "C",
  entry text COLLATE "C",
  share text COLLATE "C",
  CONSTRAINT webhook_deliveries_pkey PRIMARY KEY (customer, delivery)
);

CREATE INDEX webhook_deliveries_by_share ON webhook_deliveries USING btree (share, state) WHERE (share IS NOT NULL);

CREATE INDEX webhook_deliveries_by_time ON webhook_deliveries USING btree (at);

CREATE INDEX webhook_deliveries_by_webhook ON webhook_deliveries USING btree (webhook, at);

CREATE INDEX webhook_deliveries_due ON webhook_deliveries USING btree (next_at) WHERE (next_at IS NOT NULL);

CREATE TABLE webhooks (
  webhook text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  url text COLLATE "C" NOT NULL,
  purpose text COLLATE "C" NOT NULL,
  kinds text COLLATE "C" NOT NULL,
  rotation bigint NOT NULL,
  rotated_at bigint,
  created_at bigint NOT NULL,
  closed_at bigint,
  closed_why text COLLATE "C",
  vendor text COLLATE "C",
  CONSTRAINT webhooks_pkey PRIMARY KEY (webhook)
);

CREATE TABLE write_keys (
  key_hash text COLLATE "C" NOT NULL,
  source text COLLATE "C" NOT NULL,
  shown text COLLATE "C" NOT NULL,
  created_at bigint NOT NULL,
  revoked_at bigint,
  CONSTRAINT write_keys_pkey PRIMARY KEY (key_hash)
);

CREATE INDEX write_keys_by_source ON write_keys USING btree (source);
