import type { Facts } from '@candor/gate'
import type { Instant } from '@candor/terms'
import type { TallyBuilder } from '../../../brand/sources/index.ts'
import { type Choice, stateChoice } from '../../../customers/consent/index.ts'
import type { StoredEvent } from '../../../customers/events/index.ts'
import { applyChoice, factsOf, noteMeaning, type Standing } from '../../../customers/state/index.ts'
import { type CollectedCall, Collecting, type House, type PurposeVerdict } from '../../../decisions/index.ts'
import { type DataMap, dataMapOf, declaredOf, type WantedEvent } from './data-map.ts'
import { type Heard, hear, newest } from './hear.ts'
import type { Batch, CallOutcome, Incoming } from './incoming.ts'
import { keepOf, type Plan, planFor } from './keep.ts'
import { Strangers } from './strangers.ts'
import { statedAge, type Traits, traitsIn, traitsOf } from './traits.ts'
import { undeclaredIn } from './undeclared.ts'

export type Placed = { readonly index: number; readonly outcome: CallOutcome }

/** What an `identify`, a device's place or a group changes about the profile; empty for most batches. */
export type Edits = {
  traits: Traits[]
  place: { zone?: string; language?: string }
  groups: string[]
}

/**
 * Goes through the calls of one customer in their order: hears what the device says, asks the gate, and gathers what may be
 * kept. A choice in the middle counts for the calls behind it. Touches nothing but the state it was given.
 */
export class Reading {
  readonly #house: House
  readonly #batch: Batch
  readonly #state: Standing
  readonly #earlier: Choice[]
  readonly #now: Instant
  readonly #map: DataMap
  readonly outcomes: Placed[] = []
  readonly calls: CollectedCall[] = []
  readonly events: StoredEvent[] = []
  readonly choices: Choice[] = []
  readonly edits: Edits = { traits: [], place: {}, groups: [] }
  readonly tally: TallyBuilder
  readonly strangers = new Strangers()
  #moment = ''
  #collecting: Collecting | undefined
  /** The lowest age that a call of this batch stated: who said to be a child is not older by the next call. */
  #youngest: number | undefined
  #plans = new Map<WantedEvent, Plan>()
  readonly #verdicts = new Map<string, PurposeVerdict>()

  constructor(house: House, batch: Batch, state: Standing, earlier: readonly Choice[], tally: TallyBuilder) {
    this.#house = house
    this.#batch = batch
    this.#state = state
    this.#earlier = [...earlier]
    this.#now = house.clock.now()
    this.#map = dataMapOf(house.judge.policy)
    this.tally = tally
  }

  /** The facts of the newest judgment. */
  get facts(): Facts {
    return (this.#collecting ?? this.#judging({ sayings: [], refused: [] }, undefined)).facts
  }

  get verdicts(): { readonly [purpose: string]: PurposeVerdict } {
    this.#remember()
    return Object.fromEntries(this.#verdicts)
  }

  /** Reads the next call. */
  take(index: number, call: Incoming): void {
    const heard = this.#hear(call)
    const collecting = this.#judging(heard, statedAge(call, this.#now))
    const outcome = call.type === 'identify' ? this.#identify(call, collecting) : this.#event(call, collecting, heard)
    if (outcome.verdict === 'dropped') this.tally.refused(outcome.refused ?? 'not-permitted')
    else this.tally.kept(1)
    for (const { field, why } of outcome.dropped) this.tally.withheld(field, why)
    this.outcomes.push({ index, outcome })
  }

  #hear(call: Incoming): Heard {
    const { policy } = this.#house.judge
    const heard = hear(call, {
      policy,
      source: this.#batch.source,
      state: this.#state,
      earlier: this.#earlier,
      now: this.#now,
    })
    for (const { said, via, at } of heard.sayings) {
      const choice = { choice: this.#house.ids.id(), said, at, recordedAt: this.#now, via }
      applyChoice(this.#state, stateChoice(said, at))
      this.choices.push(choice)
      this.#earlier.push(choice)
    }
    return heard
  }

  /** The gate's answers for this moment; kept while nothing that it looks at changes. */
  #judging(heard: Heard, age: number | undefined): Collecting {
    this.#youngest = lowest(this.#youngest, age)
    const moment = `${this.choices.length}|${heard.refused.join()}|${this.#youngest ?? ''}`
    if (this.#collecting && moment === this.#moment) return this.#collecting
    this.#remember()
    this.#moment = moment
    this.#plans = new Map()
    this.#collecting = new Collecting(this.#house.judge, this.#factsFor(heard), this.#now)
    return this.#collecting
  }

  #remember(): void {
    for (const [purpose, verdict] of this.#collecting?.verdicts ?? []) this.#verdicts.set(purpose, verdict)
  }

  #factsFor({ refused }: Heard): Facts {
    const { source } = this.#batch
    const known = factsOf(this.#state, this.#house.judge.codes, undefined)
    const age = lowest(known.age, this.#youngest) ?? (source.childDirected ? 0 : undefined)
    const noes = refused.map(purpose => ({ purpose, channel: 'any' as const, at: this.#now }))
    return {
      ...known,
      ...(age === undefined ? {} : { age }),
      consents: [...known.consents, ...this.#vouched()],
      optOuts: [...known.optOuts, ...noes],
      contacts: [],
    }
  }

  /** The brand's word stands in for a yes that nobody recorded, never for a no. */
  #vouched(): Facts['consents'] {
    const { vouch } = this.#batch.source
    if (!vouch || vouch.since > this.#now) return []
    const silent = vouch.purposes.filter(purpose => {
      const { yes, no } = newest(this.#state, purpose)
      return yes === 0 && no === 0
    })
    return silent.map(purpose => ({
      purpose,
      channel: 'any',
      type: 'express',
      givenAt: vouch.since,
      evidence: true,
    }))
  }

  #identify(call: Incoming, collecting: Collecting): CallOutcome {
    const traits = traitsOf(this.#map, call, collecting)
    undeclaredIn(call.event, this.#map.coveredTraits, (path, type) => this.strangers.note('identify', path, type))
    const { kept, purposes, dropped } = traits
    if (kept.length > 0) this.edits.traits.push(traits)
    const nothing = Object.keys(traitsIn(call)).length === 0
    const verdict =
      dropped.length === 0 && (nothing || kept.length > 0) ? 'kept' : kept.length > 0 ? 'partly' : 'dropped'
    this.calls.push({
      type: 'identify',
      name: '',
      at: call.at,
      purposes,
      kept,
      ...(dropped.length > 0 ? { dropped } : {}),
    })
    const refused =
      verdict === 'dropped' ? ({ refused: dropped.length > 0 ? 'not-permitted' : 'not-declared' } as const) : {}
    return { type: 'identify', name: '', verdict, purposes, kept, hashed: [], dropped, ...refused }
  }

  #event(call: Incoming, collecting: Collecting, heard: Heard): CallOutcome {
    const declared = declaredOf(this.#map, call)
    const key = call.type === 'track' ? `track ${call.name}` : call.type
    if (!declared) return this.#notDeclared(call, key, heard)
    undeclaredIn(call.event, declared.covered, (path, type) => this.strangers.note(key, path, type))
    const plan = this.#planFor(declared, collecting)
    return plan.purposes.length === 0 ? this.#notPermitted(call, plan) : this.#keep(call, plan)
  }

  #planFor(declared: WantedEvent, collecting: Collecting): Plan {
    const known = this.#plans.get(declared)
    if (known) return known
    const plan = planFor(declared, collecting)
    this.#plans.set(declared, plan)
    return plan
  }

  /** A call may be worth its while without being kept: it named who is who, or said what the customer chose. */
  #notDeclared(call: Incoming, key: string, heard: Heard): CallOutcome {
    const spoke = call.type === 'alias' || call.consent?.isChange === true
    const kept = heard.sayings.length > 0 ? ['consent'] : []
    const bare = { type: call.type, name: call.name, purposes: [], kept, hashed: [], dropped: [] }
    this.calls.push({ type: call.type, name: '', at: this.#batch.receivedAt, purposes: [], kept })
    if (spoke) return { ...bare, verdict: 'kept' }
    this.tally.undeclaredEvent(key)
    undeclaredIn(call.event, new Set(), (path, type) => this.strangers.note(key, path, type))
    return { ...bare, verdict: 'dropped', refused: 'not-declared' }
  }

  #notPermitted(call: Incoming, plan: Plan): CallOutcome {
    const { type, name } = call
    const dropped = [{ field: '*', why: plan.why }]
    // The record must not become the history that was refused: of a page its kind, of an event what the data map calls it,
    // of the time when it was received; the same ones are then written once with their number.
    const said = type === 'track' ? name : ''
    this.calls.push({ type, name: said, at: this.#batch.receivedAt, purposes: [], kept: [], dropped })
    return { type, name, verdict: 'dropped', purposes: [], kept: [], hashed: [], dropped, refused: 'not-permitted' }
  }

  #keep(call: Incoming, plan: Plan): CallOutcome {
    const { type, name, at } = call
    const { fields, sealed, kept, hashed, dropped, place } = keepOf(this.#house.keys, plan, call)
    const { purposes, event: declared } = plan
    const event = this.#house.ids.id()
    this.events.push({
      event,
      source: this.#batch.source.source,
      type: type as StoredEvent['type'],
      name: type === 'track' ? name : type,
      at,
      receivedAt: this.#batch.receivedAt,
      purposes,
      attributes: fields,
      sealed,
    })
    if (declared.countsAs) noteMeaning(this.#state, declared.countsAs, at)
    this.#guess(place)
    if (type === 'group' && call.groupId !== undefined) this.edits.groups.push(call.groupId)
    this.calls.push({
      event,
      type,
      name,
      at,
      purposes,
      kept,
      ...(hashed.length > 0 ? { hashed } : {}),
      ...(dropped.length > 0 ? { dropped } : {}),
    })
    return { type, name, verdict: dropped.length > 0 ? 'partly' : 'kept', purposes, kept, hashed, dropped }
  }

  /** Where the device is, when that is news: most calls say what is known. */
  #guess({ zone, language }: { readonly zone?: string; readonly language?: string }): void {
    const { codes } = this.#house.judge
    if (zone !== undefined && zone !== codes.text('zone', this.#state.zoneCode)) this.edits.place.zone = zone
    if (language !== undefined && language !== codes.text('language', this.#state.languageCode))
      this.edits.place.language = language
  }
}

const lowest = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? (a ?? b) : Math.min(a, b)
