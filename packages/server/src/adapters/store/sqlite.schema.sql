CREATE TABLE "algorithms" (
  "algorithm" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "state" TEXT NOT NULL,
  "watch" TEXT NOT NULL,
  "updated_at" INTEGER NOT NULL,
  PRIMARY KEY ("algorithm")
) STRICT, WITHOUT ROWID;

CREATE TABLE "api_keys" (
  "key" TEXT NOT NULL,
  "secret_hash" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "scopes" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "expires_at" INTEGER,
  "revoked_at" INTEGER,
  PRIMARY KEY ("key")
) STRICT, WITHOUT ROWID;

CREATE TABLE "campaigns" (
  "campaign" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "state" TEXT NOT NULL,
  "definition" TEXT NOT NULL,
  "policy" TEXT NOT NULL,
  "created_by" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "approved_by" TEXT,
  "approved_at" INTEGER,
  "plan" TEXT,
  "sent_at" INTEGER,
  "ended_at" INTEGER,
  PRIMARY KEY ("campaign")
) STRICT;

CREATE TABLE "choices" (
  "customer" TEXT NOT NULL,
  "choice" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "purpose" TEXT NOT NULL,
  "channel" TEXT NOT NULL,
  "type" TEXT,
  "value" TEXT,
  "evidence" BLOB,
  "at" INTEGER NOT NULL,
  "recorded_at" INTEGER NOT NULL,
  "via" TEXT NOT NULL,
  PRIMARY KEY ("customer", "choice")
) STRICT, WITHOUT ROWID;

CREATE INDEX "choices_by_time" ON "choices" ("recorded_at");

CREATE TABLE "collection_tallies" (
  "day" TEXT NOT NULL,
  "source" TEXT NOT NULL,
  "tally" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "body" TEXT NOT NULL,
  PRIMARY KEY ("day", "source", "tally")
) STRICT, WITHOUT ROWID;

CREATE TABLE "contact_points" (
  "customer" TEXT NOT NULL,
  "channel" TEXT NOT NULL,
  "blind" TEXT NOT NULL,
  "sealed" BLOB NOT NULL,
  "added_at" INTEGER NOT NULL,
  PRIMARY KEY ("customer", "channel", "blind")
) STRICT, WITHOUT ROWID;

CREATE INDEX "contact_points_by_blind" ON "contact_points" ("blind", "channel");

CREATE TABLE "customer_keys" (
  "customer" TEXT NOT NULL,
  "retention" TEXT NOT NULL,
  "epoch" TEXT NOT NULL,
  "wrapped" BLOB NOT NULL,
  PRIMARY KEY ("customer", "retention")
) STRICT, WITHOUT ROWID;

CREATE INDEX "customer_keys_by_epoch" ON "customer_keys" ("epoch");

CREATE TRIGGER "customer_state_gone" AFTER DELETE ON "customer_state" WHEN OLD."seat" IS NOT NULL
BEGIN
  INSERT OR IGNORE INTO "vacated_seats" ("seat") VALUES (OLD."seat");
END;

CREATE TRIGGER "customer_state_moved" AFTER UPDATE OF "seat" ON "customer_state" WHEN OLD."seat" IS NOT NULL AND NEW."seat" IS NOT OLD."seat"
BEGIN
  INSERT OR IGNORE INTO "vacated_seats" ("seat") VALUES (OLD."seat");
END;

CREATE TABLE "customer_state" (
  "customer" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "layout" INTEGER NOT NULL,
  "state" BLOB NOT NULL, "seat" INTEGER, "tiled" INTEGER,
  PRIMARY KEY ("customer")
) STRICT, WITHOUT ROWID;

CREATE INDEX "customer_state_apart" ON "customer_state" ("seat", "layout") WHERE "tiled" IS NULL;

CREATE UNIQUE INDEX "customer_state_by_seat" ON "customer_state" ("seat") WHERE "seat" IS NOT NULL;

CREATE TABLE "dictionary" (
  "attribute" TEXT NOT NULL,
  "code" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("attribute", "code")
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX "dictionary_by_value" ON "dictionary" ("attribute", "value");

CREATE TABLE "dispatches" (
  "customer" TEXT NOT NULL,
  "act" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "campaign" TEXT NOT NULL,
  "channel" TEXT NOT NULL,
  "purpose" TEXT NOT NULL,
  "state" TEXT NOT NULL,
  "attempt" INTEGER NOT NULL,
  "rule" TEXT,
  "until" INTEGER,
  "entry" TEXT,
  "decided_at" INTEGER,
  "pass_expires" INTEGER,
  "settled_at" INTEGER,
  "provider_id" TEXT, "reply" INTEGER,
  PRIMARY KEY ("customer", "act")
) STRICT, WITHOUT ROWID;

CREATE INDEX "dispatches_by_end" ON "dispatches" ("settled_at") WHERE "settled_at" IS NOT NULL;

CREATE INDEX "dispatches_by_state" ON "dispatches" ("campaign", "state", "customer");

CREATE TABLE "entries" (
  "customer" TEXT NOT NULL,
  "entry" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "t" INTEGER NOT NULL,
  "commitment" BLOB NOT NULL,
  "sealed" BLOB,
  "leaf" INTEGER,
  PRIMARY KEY ("customer", "entry")
) STRICT;

CREATE INDEX "entries_by_entry" ON "entries" ("entry");

CREATE UNIQUE INDEX "entries_by_leaf" ON "entries" ("leaf") WHERE "leaf" IS NOT NULL;

CREATE INDEX "entries_by_time" ON "entries" ("t") WHERE "sealed" IS NOT NULL;

CREATE INDEX "entries_without_leaf" ON "entries" ("t") WHERE "leaf" IS NULL;

CREATE TABLE "erasures" (
  "erasure" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "state" TEXT NOT NULL,
  "why" TEXT NOT NULL,
  "begun_at" INTEGER NOT NULL,
  "emptied_at" INTEGER,
  "settled_at" INTEGER,
  "entry" TEXT,
  "body" TEXT NOT NULL,
  PRIMARY KEY ("erasure")
) STRICT;

CREATE INDEX "erasures_under_way" ON "erasures" ("begun_at") WHERE "settled_at" IS NULL;

CREATE TABLE "events" (
  "customer" TEXT NOT NULL,
  "event" TEXT NOT NULL,
  "source" TEXT NOT NULL,
  "type" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "at" INTEGER NOT NULL,
  "received_at" INTEGER NOT NULL,
  "purposes" TEXT NOT NULL,
  "fields" TEXT NOT NULL,
  "sealed" BLOB,
  PRIMARY KEY ("customer", "event")
) STRICT;

CREATE INDEX "events_by_name" ON "events" ("name", "at");

CREATE TABLE "fairness_answers" (
  "pseudonym" TEXT NOT NULL,
  "wrapped" BLOB NOT NULL,
  "epoch" TEXT NOT NULL,
  "sealed" BLOB NOT NULL,
  "given_at" INTEGER NOT NULL,
  PRIMARY KEY ("pseudonym")
) STRICT, WITHOUT ROWID;

CREATE INDEX "fairness_answers_by_time" ON "fairness_answers" ("given_at");

CREATE TABLE "findings" (
  "finding" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "algorithm" TEXT NOT NULL,
  "opened_at" INTEGER NOT NULL,
  "body" TEXT NOT NULL,
  "decided_at" INTEGER,
  "decision" TEXT,
  PRIMARY KEY ("finding")
) STRICT;

CREATE INDEX "findings_by_algorithm" ON "findings" ("algorithm", "opened_at");

CREATE TABLE "held_data" (
  "customer" TEXT NOT NULL,
  "held" TEXT NOT NULL,
  "rule" TEXT NOT NULL,
  "over_since" INTEGER NOT NULL,
  "at" INTEGER NOT NULL,
  "sealed" BLOB NOT NULL,
  PRIMARY KEY ("customer", "held")
) STRICT, WITHOUT ROWID;

CREATE TABLE "idempotency" (
  "key" TEXT NOT NULL,
  "body_digest" TEXT NOT NULL,
  "status" INTEGER NOT NULL,
  "answer" TEXT NOT NULL,
  "at" INTEGER NOT NULL,
  PRIMARY KEY ("key")
) STRICT;

CREATE INDEX "idempotency_by_time" ON "idempotency" ("at");

CREATE TABLE "identities" (
  "blind" TEXT NOT NULL,
  "channel" TEXT NOT NULL,
  "customer" TEXT NOT NULL,
  "shared" INTEGER NOT NULL,
  "at" INTEGER NOT NULL,
  PRIMARY KEY ("blind", "channel")
) STRICT, WITHOUT ROWID;

CREATE INDEX "identities_by_customer" ON "identities" ("customer");

CREATE TABLE "import_runs" (
  "run" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "file_digest" TEXT NOT NULL,
  "map_digest" TEXT NOT NULL,
  "next_row" INTEGER NOT NULL,
  "imported" INTEGER NOT NULL,
  "updated" INTEGER NOT NULL,
  "rejected" INTEGER NOT NULL,
  "done_at" INTEGER,
  PRIMARY KEY ("run")
) STRICT, WITHOUT ROWID;

CREATE TABLE "items" (
  "item" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "version" INTEGER NOT NULL,
  "title" TEXT NOT NULL,
  "link" TEXT NOT NULL,
  "provider" TEXT,
  "category" TEXT,
  "attributes" TEXT NOT NULL,
  "sensitive" INTEGER NOT NULL,
  "available" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  PRIMARY KEY ("item")
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX "items_by_number" ON "items" ("number");

CREATE TABLE "kept_records" (
  "customer" TEXT NOT NULL,
  "record" TEXT NOT NULL,
  "purpose" TEXT NOT NULL,
  "at" INTEGER NOT NULL,
  "until" INTEGER NOT NULL,
  "sealed" BLOB NOT NULL,
  PRIMARY KEY ("customer", "record")
) STRICT, WITHOUT ROWID;

CREATE INDEX "kept_records_by_end" ON "kept_records" ("until");

CREATE TABLE "legal_holds" (
  "customer" TEXT NOT NULL,
  "hold" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "ground" TEXT NOT NULL,
  "silent" INTEGER NOT NULL,
  "placed_at" INTEGER NOT NULL,
  "until" INTEGER,
  "released_at" INTEGER,
  "sealed" BLOB,
  PRIMARY KEY ("customer", "hold")
) STRICT, WITHOUT ROWID;

CREATE INDEX "legal_holds_by_hold" ON "legal_holds" ("hold");

CREATE INDEX "legal_holds_in_force" ON "legal_holds" ("placed_at", "hold") WHERE "released_at" IS NULL;

CREATE INDEX "legal_holds_released" ON "legal_holds" ("released_at") WHERE "released_at" IS NOT NULL;

CREATE TABLE "log_head" (
  "origin" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "size" INTEGER NOT NULL,
  "root" BLOB NOT NULL,
  "checkpoint" TEXT,
  "signed_at" INTEGER,
  PRIMARY KEY ("origin")
) STRICT, WITHOUT ROWID;

CREATE TABLE "merges" (
  "customer" TEXT NOT NULL,
  "merge" TEXT NOT NULL,
  "other" TEXT NOT NULL,
  "at" INTEGER NOT NULL,
  "why" TEXT NOT NULL,
  "moved" TEXT NOT NULL,
  "entry" TEXT NOT NULL,
  "undone_at" INTEGER,
  PRIMARY KEY ("customer", "merge")
) STRICT, WITHOUT ROWID;

CREATE INDEX "merges_by_other" ON "merges" ("other");

CREATE INDEX "merges_undone" ON "merges" ("undone_at") WHERE "undone_at" IS NOT NULL;

CREATE TABLE "messages_seen" (
  "message" BLOB NOT NULL,
  "at" INTEGER NOT NULL,
  PRIMARY KEY ("message")
) STRICT, WITHOUT ROWID;

CREATE INDEX "messages_seen_by_time" ON "messages_seen" ("at");

CREATE TABLE "meta" (
  "key" TEXT NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("key")
) STRICT, WITHOUT ROWID;

CREATE TABLE "models" (
  "model" TEXT NOT NULL,
  "trained_at" INTEGER NOT NULL,
  "card" TEXT NOT NULL,
  "bytes" BLOB NOT NULL,
  "retired_at" INTEGER,
  PRIMARY KEY ("model")
) STRICT;

CREATE TABLE "offer_models" (
  "model" TEXT NOT NULL,
  "algorithm" TEXT NOT NULL,
  "trained_at" INTEGER NOT NULL,
  "card" TEXT NOT NULL,
  "weights" TEXT NOT NULL,
  "retired_at" INTEGER,
  PRIMARY KEY ("model")
) STRICT;

CREATE TABLE "offers_made" (
  "customer" TEXT NOT NULL,
  "entry" TEXT NOT NULL,
  "algorithm" TEXT NOT NULL,
  "at" INTEGER NOT NULL,
  "mode" TEXT NOT NULL,
  "offered" INTEGER NOT NULL,
  "propensity" INTEGER NOT NULL,
  "model" TEXT,
  "inputs" TEXT,
  "counted" INTEGER NOT NULL,
  PRIMARY KEY ("customer", "entry")
) STRICT, WITHOUT ROWID;

CREATE INDEX "offers_made_by_time" ON "offers_made" ("algorithm", "at");

CREATE INDEX "offers_uncounted" ON "offers_made" ("algorithm", "customer", "entry") WHERE "counted" = 0;

CREATE TABLE "one_time_codes" (
  "customer" TEXT NOT NULL,
  "challenge" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "channel" TEXT NOT NULL,
  "code_hash" BLOB NOT NULL,
  "sayings" TEXT NOT NULL,
  "sent_at" INTEGER NOT NULL,
  "expires_at" INTEGER NOT NULL,
  "attempts" INTEGER NOT NULL,
  "used_at" INTEGER,
  PRIMARY KEY ("customer", "challenge")
) STRICT, WITHOUT ROWID;

CREATE INDEX "one_time_codes_by_end" ON "one_time_codes" ("expires_at");

CREATE TABLE "outbox" (
  "customer" TEXT NOT NULL,
  "happening" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "body" TEXT NOT NULL,
  "at" INTEGER NOT NULL,
  "done_at" INTEGER,
  "attempts" INTEGER NOT NULL,
  PRIMARY KEY ("customer", "happening")
) STRICT;

CREATE INDEX "outbox_done" ON "outbox" ("done_at") WHERE "done_at" IS NOT NULL;

CREATE INDEX "outbox_pending" ON "outbox" ("at", "happening") WHERE "done_at" IS NULL;

CREATE TABLE "policies" (
  "digest" TEXT NOT NULL,
  "source" TEXT NOT NULL,
  "loaded_at" INTEGER NOT NULL,
  PRIMARY KEY ("digest")
) STRICT;

CREATE TABLE "policy_notices" (
  "announced_at" INTEGER NOT NULL,
  "digest" TEXT NOT NULL,
  "source" TEXT NOT NULL,
  "effective_at" INTEGER NOT NULL,
  "withdrawn_at" INTEGER,
  PRIMARY KEY ("announced_at", "digest")
) STRICT, WITHOUT ROWID;

CREATE TABLE "policy_returns" (
  "at" INTEGER NOT NULL,
  "digest" TEXT NOT NULL,
  PRIMARY KEY ("at", "digest")
) STRICT, WITHOUT ROWID;

CREATE TABLE "postbox" (
  "customer" TEXT NOT NULL,
  "message" TEXT NOT NULL,
  "campaign" TEXT,
  "channel" TEXT NOT NULL,
  "raw" BLOB NOT NULL,
  "at" INTEGER NOT NULL,
  PRIMARY KEY ("customer", "message")
) STRICT;

CREATE INDEX "postbox_by_time" ON "postbox" ("at");

CREATE TABLE "profiles" (
  "customer" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "attributes" TEXT NOT NULL,
  "sealed" BLOB,
  "country" TEXT,
  "region" TEXT,
  "zone" TEXT,
  "language" TEXT,
  "source" TEXT NOT NULL,
  "collected_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL, "merged_into" TEXT, "seen_zone" TEXT, "seen_language" TEXT, "seen_at" INTEGER,
  PRIMARY KEY ("customer")
) STRICT, WITHOUT ROWID;

CREATE INDEX "profiles_by_merged_into" ON "profiles" ("merged_into") WHERE "merged_into" IS NOT NULL;

CREATE INDEX "profiles_by_update" ON "profiles" ("updated_at", "customer");

CREATE TABLE "retention_rules" (
  "rule" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "ended" INTEGER NOT NULL,
  "ended_at" INTEGER,
  "until" INTEGER,
  PRIMARY KEY ("rule")
) STRICT, WITHOUT ROWID;

CREATE TABLE "rights_requests" (
  "customer" TEXT NOT NULL,
  "request" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "right" TEXT NOT NULL,
  "state" TEXT NOT NULL,
  "via" TEXT NOT NULL,
  "identity" TEXT NOT NULL,
  "received_at" INTEGER NOT NULL,
  "due_at" INTEGER NOT NULL,
  "due_by" TEXT NOT NULL,
  "first_due_at" INTEGER NOT NULL,
  "acknowledge_by" INTEGER,
  "acknowledged_at" INTEGER,
  "extended_at" INTEGER,
  "clarify_asked_at" INTEGER,
  "clarify_answered_at" INTEGER,
  "settled_at" INTEGER,
  "reason" TEXT,
  "appeal_of" TEXT,
  "stage" TEXT NOT NULL,
  "handled_by" TEXT,
  "sealed" BLOB, "purposes" TEXT, "told_stage" TEXT, "telling_until" INTEGER,
  PRIMARY KEY ("customer", "request")
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX "rights_requests_by_request" ON "rights_requests" ("request");

CREATE INDEX "rights_requests_open" ON "rights_requests" ("due_at", "request") WHERE "settled_at" IS NULL;

CREATE INDEX "rights_requests_settled" ON "rights_requests" ("settled_at") WHERE "settled_at" IS NOT NULL;

CREATE TABLE "share_runs" (
  "share" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "vendor" TEXT NOT NULL,
  "purpose" TEXT NOT NULL,
  "way" TEXT NOT NULL,
  "ask" TEXT NOT NULL,
  "by" TEXT NOT NULL,
  "at" INTEGER NOT NULL,
  "done_at" INTEGER,
  "planned" INTEGER NOT NULL,
  "shared" INTEGER NOT NULL,
  "withheld" INTEGER NOT NULL,
  "reasons" TEXT NOT NULL, "reached" TEXT, "next_at" INTEGER, "listed" TEXT, "fault" TEXT, "wrapped" BLOB, "epoch" TEXT, "sealed" BLOB,
  PRIMARY KEY ("share")
) STRICT;

CREATE INDEX "share_runs_by_vendor" ON "share_runs" ("vendor", "at");

CREATE INDEX "share_runs_due" ON "share_runs" ("next_at") WHERE "next_at" IS NOT NULL;

CREATE TABLE "shares" (
  "customer" TEXT NOT NULL,
  "share" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "vendor" TEXT NOT NULL,
  "purpose" TEXT NOT NULL,
  "way" TEXT NOT NULL,
  "fields" TEXT NOT NULL,
  "entry" TEXT NOT NULL,
  "at" INTEGER NOT NULL,
  "last_at" INTEGER NOT NULL,
  "times" INTEGER NOT NULL,
  "known_as" BLOB,
  "task" TEXT, "failed_at" INTEGER,
  PRIMARY KEY ("customer", "share")
) STRICT;

CREATE INDEX "shares_by_time" ON "shares" ("last_at");

CREATE INDEX "shares_by_vendor" ON "shares" ("vendor", "last_at");

CREATE TABLE "sources" (
  "source" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "kind" TEXT NOT NULL,
  "consent" TEXT NOT NULL,
  "vouch" TEXT,
  "origins" TEXT NOT NULL,
  "per_second" INTEGER NOT NULL,
  "child_directed" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "closed_at" INTEGER,
  PRIMARY KEY ("source")
) STRICT, WITHOUT ROWID;

CREATE TABLE "staff" (
  "staff" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "email" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "role" TEXT NOT NULL,
  "password" TEXT,
  "disabled" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  PRIMARY KEY ("staff")
) STRICT;

CREATE UNIQUE INDEX "staff_by_email" ON "staff" ("email");

CREATE TABLE "staff_invites" (
  "token_hash" TEXT NOT NULL,
  "staff" TEXT NOT NULL,
  "expires_at" INTEGER NOT NULL,
  "used_at" INTEGER,
  PRIMARY KEY ("token_hash")
) STRICT, WITHOUT ROWID;

CREATE TABLE "staff_sessions" (
  "token_hash" TEXT NOT NULL,
  "staff" TEXT NOT NULL,
  "csrf" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "expires_at" INTEGER NOT NULL,
  PRIMARY KEY ("token_hash")
) STRICT, WITHOUT ROWID;

CREATE INDEX "staff_sessions_by_end" ON "staff_sessions" ("expires_at");

CREATE INDEX "staff_sessions_by_staff" ON "staff_sessions" ("staff");

CREATE TABLE "suppressions" (
  "blind" TEXT NOT NULL,
  "channel" TEXT NOT NULL,
  "scope" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  "at" INTEGER NOT NULL,
  PRIMARY KEY ("blind", "channel", "scope")
) STRICT, WITHOUT ROWID;

CREATE TABLE "tile_columns" (
  "tile" INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  "bytes" BLOB NOT NULL,
  PRIMARY KEY ("tile", "name")
) STRICT;

CREATE TABLE "tiles" (
  "tile" INTEGER NOT NULL,
  "version" INTEGER NOT NULL,
  "layout" INTEGER NOT NULL,
  "seats" INTEGER NOT NULL,
  PRIMARY KEY ("tile")
) STRICT, WITHOUT ROWID;

CREATE TABLE "unwanted_items" (
  "customer" TEXT NOT NULL,
  "item" TEXT NOT NULL,
  "at" INTEGER NOT NULL,
  PRIMARY KEY ("customer", "item")
) STRICT, WITHOUT ROWID;

CREATE INDEX "unwanted_items_by_time" ON "unwanted_items" ("at");

CREATE TABLE "vacated_seats" (
  "seat" INTEGER NOT NULL,
  PRIMARY KEY ("seat")
) STRICT, WITHOUT ROWID;

CREATE TABLE "vendor_tasks" (
  "task" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "vendor" TEXT NOT NULL,
  "request" TEXT NOT NULL,
  "right" TEXT NOT NULL,
  "regulation" TEXT NOT NULL,
  "state" TEXT NOT NULL,
  "way" TEXT NOT NULL,
  "at" INTEGER NOT NULL,
  "due_at" INTEGER NOT NULL,
  "next_at" INTEGER,
  "attempts" INTEGER NOT NULL,
  "sent_at" INTEGER,
  "answered_at" INTEGER,
  "answered_by" TEXT,
  "reminded_at" INTEGER,
  "reason" TEXT,
  "fault" TEXT,
  "wrapped" BLOB,
  "epoch" TEXT,
  "sealed" BLOB,
  PRIMARY KEY ("task")
) STRICT;

CREATE INDEX "vendor_tasks_by_request" ON "vendor_tasks" ("request");

CREATE INDEX "vendor_tasks_by_time" ON "vendor_tasks" ("at");

CREATE INDEX "vendor_tasks_by_vendor" ON "vendor_tasks" ("vendor", "at");

CREATE INDEX "vendor_tasks_due" ON "vendor_tasks" ("next_at") WHERE "next_at" IS NOT NULL;

CREATE TABLE "way_in_letters" (
  "address" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "letter" TEXT NOT NULL,
  "asker" TEXT NOT NULL,
  "at" INTEGER NOT NULL,
  "asks" INTEGER NOT NULL,
  "attempts" INTEGER NOT NULL,
  "next_at" INTEGER,
  "wrapped" BLOB,
  "epoch" TEXT,
  "sealed" BLOB,
  PRIMARY KEY ("address")
) STRICT, WITHOUT ROWID;

CREATE INDEX "way_in_letters_by_time" ON "way_in_letters" ("at");

CREATE INDEX "way_in_letters_due" ON "way_in_letters" ("next_at") WHERE "next_at" IS NOT NULL;

CREATE TABLE "webhook_deliveries" (
  "customer" TEXT NOT NULL,
  "delivery" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "webhook" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "body" BLOB NOT NULL,
  "state" TEXT NOT NULL,
  "attempts" INTEGER NOT NULL,
  "at" INTEGER NOT NULL,
  "next_at" INTEGER,
  "done_at" INTEGER,
  "status" INTEGER,
  "fault" TEXT,
  "rule" TEXT,
  "entry" TEXT, "share" TEXT,
  PRIMARY KEY ("customer", "delivery")
) STRICT;

CREATE INDEX "webhook_deliveries_by_share" ON "webhook_deliveries" ("share", "state") WHERE "share" IS NOT NULL;

CREATE INDEX "webhook_deliveries_by_time" ON "webhook_deliveries" ("at");

CREATE INDEX "webhook_deliveries_by_webhook" ON "webhook_deliveries" ("webhook", "at");

CREATE INDEX "webhook_deliveries_due" ON "webhook_deliveries" ("next_at") WHERE "next_at" IS NOT NULL;

CREATE TABLE "webhooks" (
  "webhook" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "url" TEXT NOT NULL,
  "purpose" TEXT NOT NULL,
  "kinds" TEXT NOT NULL,
  "rotation" INTEGER NOT NULL,
  "rotated_at" INTEGER,
  "created_at" INTEGER NOT NULL,
  "closed_at" INTEGER,
  "closed_why" TEXT, "vendor" TEXT,
  PRIMARY KEY ("webhook")
) STRICT, WITHOUT ROWID;

CREATE TABLE "write_keys" (
  "key_hash" TEXT NOT NULL,
  "source" TEXT NOT NULL,
  "shown" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "revoked_at" INTEGER,
  PRIMARY KEY ("key_hash")
) STRICT, WITHOUT ROWID;

CREATE INDEX "write_keys_by_source" ON "write_keys" ("source");
