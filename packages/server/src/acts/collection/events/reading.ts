import type { Facts } from '@candor/gate'
import type { Instant } from '@candor/terms'
import type { TallyBuilder } from '../../../brand/sources/index.ts'
import { type Choice, stateChoice } from '../../../customers/consent/index.ts'
import type { StoredEvent } from '../../../customers/events/index.ts'
import { applyChoice, factsOf, noteMeaning, type Standing } from '../../../customers/state/index.ts'
import { type CallLike, CallsAlike, Collecting, type House, type PurposeVerdict } from '../../../decisions/index.ts'
import { type DataMap, dataMapOf, declaredOf, type WantedEvent } from './data-map.ts'
import { type Heard, hear, newest } from './hear.ts'
import type { Batch, CallOutcome, Incoming } from './incoming.ts'
import { keepOf, type Plan, planFor, type Told } from './keep.ts'
import { Strangers } from './strangers.ts'
import { statedAge, type Traits, traitsIn, traitsOf } from './traits.ts'

const nothingDeclared: ReadonlySet<string> = new Set()

export type Placed = { readonly index: number; readonly outcome: CallOutcome }

type Telling = { readonly like: CallLike; readonly outcome: CallOutcome }

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
  readonly calls = new CallsAlike()
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
  readonly #tellings = new Map<Told, Map<string, Telling>>()

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
    // What the guard looks at is no matter of collecting, and does not belong into its record.
    const {
      returns: _returns,
      lateNights: _nights,
      ...known
    } = factsOf(this.#state, this.#house.judge.codes, undefined)
    const age = lowest(known.age, this.#youngest) ?? (source.childDirected ? 0 : undefined)
    const noes = refused.map(purpose => ({ purpose, channel: 'any' as const, at: this.#now }))
    return {
      ...known,
      ...(age === undefined ? {} : { age }),
      ...(known.purchases ? { purchases: known.purchases.slice(0, 1) } : {}),
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
    this.strangers.read('identify', call.event, this.#map.coveredTraits)
    const { kept, purposes, dropped } = traits
    if (kept.length > 0) this.edits.traits.push(traits)
    const nothing = Object.keys(traitsIn(call)).length === 0
    const verdict =
      dropped.length === 0 && (nothing || kept.length > 0) ? 'kept' : kept.length > 0 ? 'partly' : 'dropped'
    this.calls.add(likeOf('identify', '', purposes, { kept, hashed: [], dropped }), call.at)
    const refused =
      verdict === 'dropped' ? ({ refused: dropped.length > 0 ? 'not-permitted' : 'not-declared' } as const) : {}
    return { type: 'identify', name: '', verdict, purposes, kept, hashed: [], dropped, ...refused }
  }

  #event(call: Incoming, collecting: Collecting, heard: Heard): CallOutcome {
    const declared = declaredOf(this.#map, call)
    const key = call.type === 'track' ? `track ${call.name}` : call.type
    if (!declared) return this.#notDeclared(call, key, heard)
    this.strangers.read(key, call.event, declared.covered)
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
    this.calls.add(likeOf(call.type, '', [], { kept, hashed: [], dropped: [] }), this.#batch.receivedAt)
    if (spoke) return { ...bare, verdict: 'kept' }
    this.tally.undeclaredEvent(key)
    this.strangers.read(key, call.event, nothingDeclared)
    return { ...bare, verdict: 'dropped', refused: 'not-declared' }
  }

  #notPermitted(call: Incoming, plan: Plan): CallOutcome {
    const { type, name } = call
    const dropped = [{ field: '*', why: plan.why }]
    // The record must not become the history that was refused: of a page its kind, of an event what the data map calls it,
    // of the time when it was received; the same ones are then written once with their number.
    const said = type === 'track' ? name : ''
    this.calls.add(likeOf(type, said, [], { kept: [], hashed: [], dropped }), this.#batch.receivedAt)
    return { type, name, verdict: 'dropped', purposes: [], kept: [], hashed: [], dropped, refused: 'not-permitted' }
  }

  #keep(call: Incoming, plan: Plan): CallOutcome {
    const { type, name, at } = call
    const { fields, sealed, told, place } = keepOf(this.#house.keys, plan, call)
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
    const { like, outcome } = this.#told(call, purposes, told)
    this.calls.add(like, at, event)
    return outcome
  }

  /** What is told of a kept call, the same for all that are alike. */
  #told({ type, name }: Incoming, purposes: readonly string[], told: Told): Telling {
    const byName = this.#tellings.get(told) ?? new Map<string, Telling>()
    this.#tellings.set(told, byName)
    const known = byName.get(name)
    if (known) return known
    const verdict = told.dropped.length > 0 ? 'partly' : 'kept'
    const made: Telling = {
      like: likeOf(type, name, purposes, told),
      outcome: { type, name, verdict, purposes, ...told },
    }
    byName.set(name, made)
    return made
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

/** In canonical order, as the record spells it. */
const likeOf = (
  type: string,
  name: string,
  purposes: readonly string[],
  { kept, hashed, dropped }: Told,
): CallLike => ({
  ...(dropped.length > 0 ? { dropped } : {}),
  ...(hashed.length > 0 ? { hashed } : {}),
  kept,
  name,
  purposes,
  type,
})
