/**
 * The words of the house. One word per thing, the same in code, tests, pages and talk; `docs/glossary.md` says them in prose.
 *
 * - **customer**: the person. **brand**: who runs Candor. **source**: a place data comes from.
 * - **act**: what the brand is about to do to a customer, with a purpose and perhaps a channel.
 * - **purpose**: why, as declared in the brand's policy. **data map**: the declared fields; what is not declared is not stored.
 * - **choice**: what a customer said (consent, refusal, withdrawal, objection, preference); append-only, with evidence.
 * - **facts**: everything the gate may look at for one decision. **condition**: a typed tree over facts and traits.
 * - **rule**, **pack**: a rule is data; a pack is a versioned set of rules.
 * - **decision**: binds, is recorded, may mint a pass. **preview**: the same question, never recorded one by one, mints nothing.
 * - **pass**: the sealed token only a permitting decision yields and every channel demands.
 * - **entry**, **record**, **log**: what was decided; the sealed contents; the Merkle tree of commitments. *Ledger* is both.
 * - **dispatch**: one attempt to hand one message to one provider. **happening**: a fact from inside another room may react to.
 * - **budget**: how many messages over which window. **campaign**: one send to many.
 */
export * from './acts.ts'
export * from './choices.ts'
export * from './fault.ts'
export * from './instant.ts'
export * from './json.ts'
export * from './result.ts'
