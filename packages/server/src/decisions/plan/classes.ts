import type { CountedBudget, Distinctions } from '@candor/gate'
import type { Act, Instant } from '@candor/terms'
import { seatsInTile } from '../../adapters/store/index.ts'
import { limitsAt, type Tile, taken } from '../../customers/state/tiles/index.ts'
import type { Judge } from '../judge.ts'
import { BudgetsIn, fullness } from './budgets-in.ts'
import { ChoicesIn } from './choices-in.ts'
import { Homes, type NumberedHome, reached } from './homes.ts'
import { LimitsIn } from './limits-in.ts'
import { Pairs } from './pairs.ts'
import { addAge, addBit, addBits, addPause } from './passes.ts'
import { bitOf, Look, type Seen, topicBits } from './seen.ts'
import { SignsIn } from './signs-in.ts'

/** Where nobody sits, and who is to be judged alone. Everything above is the number of a class. */
export const nobody = -1
export const alone = 0

/** Bits of a link beside the signs, one for each budget of the brand. Where there are more, all are judged alone. */
const mostBudgets = 24

/** What a link is about, its lowest two bits; yeses and noes are 0 and 1 (`choices-in.ts`). */
const kinds = { newest: 2, other: 3 } as const

/** Bits of the columns `dial` and `guard`: processing is restricted; no advertising at night. */
const restricted = 0x80
const noNights = 0x80

/**
 * Sorts customers into classes for some acts at one instant: everybody in a class gets the same verdict on each of the acts
 * (`Distinctions` of the gate says why), apart from the instants at which waits end. Reads columns of tiles and asks no rule. Who has
 * something rare that would split a class is to be judged alone: a weekly limit on purchases, contacts from the future, waits of months.
 *
 * A class is a chain of links, each the number of what came before with one thing more, so that no two classes are ever mixed up.
 * Cost grows with customers, and with the choices and contacts that each has; not with rules.
 */
export class Classes {
  /** The columns that a tile must have been loaded with, also to judge one of its customers. */
  readonly columns: readonly string[]
  readonly #at: Instant
  readonly #distinctions: Distinctions
  readonly #bit: number
  readonly #guarded: boolean
  readonly #asksDial: boolean
  readonly #homesOf: NumberedHome[] = []
  readonly #plain: (
    | { readonly country: number; readonly region: number; readonly home: NumberedHome | undefined }
    | undefined
  )[] = []
  readonly #words = new Int32Array(seatsInTile)
  readonly #topics: number
  readonly #look: Look
  readonly #homes: Homes
  readonly #choices: ChoicesIn
  readonly #budgets: BudgetsIn
  readonly #limits: LimitsIn
  readonly #signs: SignsIn
  readonly #pairs = new Pairs()

  /** Throws a RangeError for acts on several channels: what is known of an address is one bit. */
  constructor(judge: Judge, acts: readonly Act[], at: Instant) {
    const [channel, ...more] = new Set(acts.map(act => act.channel))
    if (more.length > 0) throw new RangeError(`acts on ${channel} and on ${more.join(', ')} have no classes in common`)
    const distinctions = judge.gate.distinctions(acts, at)
    const { steadyFor, topics } = distinctions
    this.#at = at
    this.#distinctions = distinctions
    this.#bit = bitOf(channel)
    this.#asksDial = distinctions.asks.has('dial-forbids')
    this.#guarded = judge.gate.policy.guard !== undefined
    this.#topics = topicBits(judge.layout, topics)
    this.#look = new Look(judge, distinctions)
    this.#homes = new Homes(distinctions, judge.codes)
    this.#choices = new ChoicesIn(judge.layout, distinctions)
    this.#budgets = new BudgetsIn(at, steadyFor)
    this.#limits = new LimitsIn(judge.layout, limitsAt)
    this.#signs = new SignsIn(judge.layout, judge.gate.policy.guard, at, steadyFor)
    const columns = [this.#look, this.#choices, this.#signs].flatMap(part => part.columns)
    // Who set a limit of purchases is judged by the newest few of them.
    const bought = judge.layout.rings.includes('purchase') ? ['ring purchase'] : []
    this.columns = [...new Set([taken, ...columns, ...bought, ...BudgetsIn.columns, ...LimitsIn.columns])]
  }

  /** A bound of the numbers given so far. */
  get size(): number {
    return this.#pairs.size
  }

  /**
   * Writes the class of each seat of the tile into `into`, or `alone`; what is `nobody` there stays so. One pass over a column after
   * the other.
   */
  sort(tile: Tile, into: Int32Array): void {
    const seen = this.#look.at(tile)
    for (const part of [this.#choices, this.#budgets, this.#limits, this.#signs]) part.load(tile)
    const { seats } = tile
    this.#findHomes(seen, seats, into)
    this.#leaveRare(seen, seats, into)
    this.#begin(tile, seen, into)
    this.#addBudgets(seen, seats, into)
    this.#choices.follow(this.#pairs, into, this.#homesOf, seats)
    this.#addHistory(tile, seen, into)
    this.#addTopics(tile, seen, into)
    this.#addOwnBudgets(seats, into)
    for (const [i, { kindOf }] of this.#look.traits.entries())
      this.#addEach(seats, into, place => kindOf(seen.traits[i]![place]!))
  }

  /** Who sits where, and at home where. */
  #findHomes(seen: Seen, seats: number, into: Int32Array): void {
    const { country, region, zone, guard } = seen
    const homes = this.#homesOf
    const limits = this.#limits.numbers
    const plain = this.#plain
    for (let place = 0; place < seats; place++) {
      if (into[place] === nobody) continue
      let home: NumberedHome | undefined
      if (limits[place] !== 0 || (guard[place]! & noNights) !== 0) home = this.#withLimits(seen, place)
      else {
        // Most people of a zone live in one place: found without a look into the table.
        const last = plain[zone[place]!]
        if (last !== undefined && last.country === country[place] && last.region === region[place]) home = last.home
        else {
          home = this.#homes.plain(country[place]!, region[place]!, zone[place]!)
          plain[zone[place]!] = { country: country[place]!, region: region[place]!, home }
        }
      }
      into[place] = home === undefined ? alone : 1
      if (home !== undefined) homes[place] = home
    }
  }

  /** The home of one who has limits of their own. */
  #withLimits({ country, region, zone, guard }: Seen, place: number): NumberedHome | undefined {
    const limits = this.#limits.has(place) ? this.#limits.of(place) : undefined
    if (limits === undefined && this.#limits.has(place)) return undefined
    return this.#homes.of(country[place]!, region[place]!, zone[place]!, limits, (guard[place]! & noNights) !== 0)
  }

  /** What would make a class of one. */
  #leaveRare({ purchasesAWeek, purchase, paused }: Seen, seats: number, into: Int32Array): void {
    const now = this.#at
    const latest = now + this.#distinctions.steadyFor
    for (let place = 0; place < seats; place++) {
      // Before a purchase that is yet to come, others may have been made.
      const isRare = purchasesAWeek[place] !== 0 || purchase[place]! > now || paused[place]! > latest
      if (isRare && into[place]! > 0) into[place] = alone
    }
    this.#budgets.leaveAhead(into, seats)
    if (this.#distinctions.budgets.length <= mostBudgets) return
    for (let place = 0; place < seats; place++) if (into[place]! > 0) into[place] = alone
  }

  /** Home, address, pause, age, what was said about anything, dial and guard: 31 bits. */
  #begin(tile: Tile, seen: Seen, into: Int32Array): void {
    const words = this.#words.fill(0)
    const { seats } = tile
    const all = 0xff
    if (tile.constant('known') !== 0) addBit(words, seen.known, this.#bit, 0, seats)
    if (tile.constant('suppressed') !== 0) addBit(words, seen.suppressed, this.#bit, 1, seats)
    if (tile.constant('undeliverable') !== 0) addBit(words, seen.undeliverable, this.#bit, 2, seats)
    if (tile.constant('paused') !== 0) addPause(words, seen.paused, this.#at, 3, seats)
    if (seen.age !== undefined) addAge(words, seen.age, this.#homesOf, 5, into, seats)
    addBits(words, seen.said, all, 13, seats)
    if (tile.constant('dial') !== 0) addBits(words, seen.dial, this.#asksDial ? all : restricted, 15, seats)
    if (tile.constant('guard') !== 0) addBits(words, seen.guard, this.#guarded ? all : noNights, 23, seats)
    const pairs = this.#pairs
    // Below zero, so that a home is never taken for a chain.
    for (let place = 0; place < seats; place++)
      if (into[place]! > 0) into[place] = pairs.of(-this.#homesOf[place]!.kind, words[place]!)
  }

  /** Which budgets are full, a bit each, and what the guard sees. */
  #addBudgets({ guard }: Seen, seats: number, into: Int32Array): void {
    const { budgets } = this.#distinctions
    const words = this.#words.fill(0)
    for (let i = 0; i < budgets.length; i++) this.#budgets.add(words, budgets[i]!, i, into, seats)
    const sees = this.#signs.columns.length > 0
    if (budgets.length === 0 && !sees) return
    const pairs = this.#pairs
    for (let place = 0; place < seats; place++) {
      if (into[place]! <= 0) continue
      const signs = sees ? this.#signs.of(place, guard[place]!) : 0
      into[place] = signs === undefined ? alone : pairs.of(into[place]!, words[place]! | (signs << mostBudgets))
    }
  }

  /** -1 where one is full for longer than waits are looked at together. */
  #fullOf(budgets: readonly CountedBudget[], place: number): number {
    let bits = 0
    for (let i = 0; i < budgets.length; i++) {
      const full = this.#budgets.fullness(budgets[i]!, place)
      if (full === fullness.long) return -1
      bits |= full << i
    }
    return bits
  }

  #addHistory(tile: Tile, seen: Seen, into: Int32Array): void {
    const add = (
      name: string,
      instants: Float64Array,
      meaning: number,
      asks: keyof NumberedHome,
      after?: Float64Array,
    ) => {
      if (tile.constant(name) === 0) return
      for (let place = 0; place < tile.seats; place++) {
        const instant = instants[place]!
        const chain = into[place]!
        if (instant === 0 || chain <= 0 || this.#homesOf[place]![asks] !== true) continue
        // An end only ends what began before it.
        if (after !== undefined && (after[place] === 0 || instant <= after[place]!)) continue
        const age = reached(this.#homesOf[place]!.instants, instant)
        into[place] = this.#pairs.of(chain, kinds.newest | (meaning << 2) | (age << 4))
      }
    }
    add('newest purchase', seen.purchase, 0, 'asksPurchases')
    add('newest inquiry', seen.inquiry, 1, 'asksInquiries')
    add('newest subscription-start', seen.started, 2, 'asksSubscriptions')
    add('newest subscription-end', seen.ended, 3, 'asksSubscriptions', seen.started)
  }

  #addTopics(tile: Tile, { topics }: Seen, into: Int32Array): void {
    if (this.#topics === 0 || tile.constant('topics') === 0) return
    const wanted = (place: number): number => (topics[place] === 0 ? -1 : topics[place]! & this.#topics)
    this.#addEach(tile.seats, into, wanted)
  }

  #addOwnBudgets(seats: number, into: Int32Array): void {
    for (let place = 0; place < seats; place++) {
      const chain = into[place]!
      if (chain <= 0 || !this.#limits.has(place)) continue
      const full = this.#fullOf(this.#limits.of(place)!.budgets.filter(this.#distinctions.counts), place)
      into[place] = full < 0 ? alone : this.#pairs.of(chain, kinds.other | (full << 2))
    }
  }

  /** One link more for everybody. */
  #addEach(seats: number, into: Int32Array, linkOf: (place: number) => number): void {
    for (let place = 0; place < seats; place++)
      if (into[place]! > 0) into[place] = this.#pairs.of(into[place]!, linkOf(place))
  }
}
