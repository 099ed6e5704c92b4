import type { CountedBudget, Distinctions } from '@candor/gate'
import type { Act, Instant } from '@candor/terms'
import { limitsAt, type Tile } from '../../customers/state/tiles/index.ts'
import type { Judge } from '../judge.ts'
import { BudgetsIn, fullness } from './budgets-in.ts'
import { ChoicesIn } from './choices-in.ts'
import { Homes, type NumberedHome, reached } from './homes.ts'
import { LimitsIn } from './limits-in.ts'
import { Pairs } from './pairs.ts'
import { bitOf, Look, type Seen, topicBits } from './seen.ts'
import { SignsIn } from './signs-in.ts'

/** Where nobody sits, and who is to be judged alone. Everything above is the number of a class. */
export const nobody = -1
export const alone = 0

/** Bits of a link beside the signs, one for each budget of the brand. Where there are more, all are judged alone. */
const mostBudgets = 24

/** What a link is about, its lowest two bits; yeses and noes are 0 and 1 (`choices-in.ts`). */
const kinds = { newest: 2, other: 3 } as const
const others = { topics: 0, ownBudgets: 1 } as const

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
    this.#guarded = judge.gate.policy.guard !== undefined
    this.#topics = topicBits(judge.layout, topics)
    this.#look = new Look(judge, distinctions)
    this.#homes = new Homes(distinctions, judge.codes)
    this.#choices = new ChoicesIn(judge.layout, distinctions)
    this.#budgets = new BudgetsIn(at, steadyFor)
    this.#limits = new LimitsIn(judge.layout, limitsAt)
    this.#signs = new SignsIn(judge.layout, judge.gate.policy.guard, at, steadyFor)
    const columns = [this.#look, this.#choices, this.#signs].flatMap(part => part.columns)
    this.columns = [...new Set([...columns, ...BudgetsIn.columns, ...LimitsIn.columns])]
  }

  /** A bound of the numbers given so far. */
  get size(): number {
    return this.#pairs.size
  }

  /** Writes the class of each seat of the tile into `into`, or `alone`, or `nobody`. */
  sort(tile: Tile, into: Int32Array): void {
    const seen = this.#look.at(tile)
    for (const part of [this.#choices, this.#budgets, this.#limits, this.#signs]) part.load(tile)
    const { country, region, zone } = seen
    let home: NumberedHome | undefined
    let last = -1
    for (let place = 0; place < tile.seats; place++) {
      if (seen.taken[place] === 0) {
        into[place] = nobody
        continue
      }
      if (last < 0 || !isSameHome(seen, place, last))
        home = this.#homes.of(country[place]!, region[place]!, zone[place]!)
      last = place
      const own =
        this.#limits.has(place) || (seen.guard[place]! & noNights) !== 0 ? this.#withLimits(seen, place) : home
      into[place] = own === undefined ? alone : this.#classOf(seen, own, place)
    }
  }

  /** The home of one who has limits of their own. */
  #withLimits({ country, region, zone, guard }: Seen, place: number): NumberedHome | undefined {
    const limits = this.#limits.has(place) ? this.#limits.of(place) : undefined
    if (limits === undefined && this.#limits.has(place)) return undefined
    return this.#homes.of(country[place]!, region[place]!, zone[place]!, limits, (guard[place]! & noNights) !== 0)
  }

  #classOf(seen: Seen, home: NumberedHome, place: number): number {
    const pairs = this.#pairs
    const full = this.#isRare(seen, place) ? -1 : this.#fullOf(this.#distinctions.budgets, place)
    const signs = full < 0 ? undefined : this.#signs.of(place, seen.guard[place]!)
    if (signs === undefined) return alone
    // Below zero, so that a home is never taken for a chain.
    let id = pairs.of(-home.kind, this.#standing(seen, home, place))
    if (id !== 0) id = pairs.of(id, full | (signs << mostBudgets))
    if (id !== 0) id = this.#choices.follow(pairs, id, place, home.instants)
    if (id !== 0) id = this.#history(seen, home, place, id)
    if (id !== 0 && this.#topics !== 0 && seen.topics[place] !== 0) id = this.#topicsOf(seen.topics[place]!, id)
    if (id !== 0 && this.#limits.has(place)) id = this.#ownBudgets(place, id)
    const { traits } = this.#look
    for (let i = 0; i < traits.length && id !== 0; i++) id = pairs.of(id, traits[i]!.kindOf(seen.traits[i]![place]!))
    return id
  }

  /** What would make a class of one. */
  #isRare(seen: Seen, place: number): boolean {
    return (
      seen.purchasesAWeek[place] !== 0 ||
      // Before one that is yet to come, others may have been made.
      seen.purchase[place]! > this.#at ||
      seen.paused[place]! - this.#at > this.#distinctions.steadyFor ||
      this.#budgets.reachesAhead(place) ||
      this.#distinctions.budgets.length > mostBudgets
    )
  }

  /** Address, pause, age, what was said about anything, dial and guard, in 31 bits. */
  #standing(seen: Seen, home: NumberedHome, place: number): number {
    const bit = this.#bit
    const known = (seen.known[place]! & bit) === 0 ? 0 : 1
    const suppressed = (seen.undeliverable[place]! & bit) !== 0 ? 2 : (seen.suppressed[place]! & bit) !== 0 ? 1 : 0
    const paused = seen.paused[place]!
    const pause = paused === 0 ? 0 : paused <= this.#at ? 1 : 2
    const age = seen.age === undefined || !home.asksAge ? Number.NaN : seen.age[place]!
    const aged = Number.isNaN(age) ? 0 : 1 + reached(home.ages, age)
    const dial = home.asksDial ? seen.dial[place]! : seen.dial[place]! & restricted
    const guard = this.#guarded ? seen.guard[place]! : seen.guard[place]! & noNights
    return (
      known | (suppressed << 1) | (pause << 3) | (aged << 5) | (seen.said[place]! << 13) | (dial << 15) | (guard << 23)
    )
  }

  /** Which budgets are full, a bit each; -1 where one is for longer than waits are looked at together. */
  #fullOf(budgets: readonly CountedBudget[], place: number): number {
    let bits = 0
    for (let i = 0; i < budgets.length; i++) {
      const full = this.#budgets.fullness(budgets[i]!, place)
      if (full === fullness.long) return -1
      bits |= full << i
    }
    return bits
  }

  #history(seen: Seen, home: NumberedHome, place: number, chain: number): number {
    const { instants } = home
    let id = chain
    const [purchase, inquiry, started, ended] = [
      seen.purchase[place]!,
      seen.inquiry[place]!,
      seen.started[place]!,
      seen.ended[place]!,
    ]
    if (purchase !== 0 && home.asksPurchases) id = this.#newest(id, 0, reached(instants, purchase))
    if (inquiry !== 0 && home.asksInquiries) id = this.#newest(id, 1, reached(instants, inquiry))
    if (!home.asksSubscriptions) return id
    // An end only ends what began before it.
    if (started !== 0) id = this.#newest(id, 2, reached(instants, started))
    if (started !== 0 && ended > started) id = this.#newest(id, 3, reached(instants, ended))
    return id
  }

  #newest(chain: number, meaning: number, age: number): number {
    return chain === 0 ? 0 : this.#pairs.of(chain, kinds.newest | (meaning << 2) | (age << 4))
  }

  #topicsOf(topics: number, chain: number): number {
    const link = this.#pairs.of(chain, kinds.other | (others.topics << 2))
    return link === 0 ? alone : this.#pairs.of(link, topics & this.#topics)
  }

  #ownBudgets(place: number, chain: number): number {
    const { budgets } = this.#limits.of(place)!
    const full = this.#fullOf(budgets.filter(this.#distinctions.counts), place)
    return full < 0 ? alone : this.#pairs.of(chain, kinds.other | (others.ownBudgets << 2) | (full << 8))
  }
}

const isSameHome = ({ country, region, zone }: Seen, one: number, other: number): boolean =>
  country[one] === country[other] && region[one] === region[other] && zone[one] === zone[other]
