import type { QuietHours } from '@candor/terms'
import {
  addContact,
  applyChoice,
  type Codes,
  countryCode,
  noteMeaning,
  Standing as State,
  type StateLayout,
} from '../../packages/server/src/customers/state/index.ts'
import type { Judge } from '../../packages/server/src/decisions/index.ts'
import { noon } from './files.ts'
import { places } from './places.ts'

const day = 86_400_000
/** As many contacts as a decision state keeps. */
const mostContacts = 20
const words = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** What chance says, the same on every run. */
type Chance = {
  readonly of: (share: number) => boolean
  readonly upTo: (most: number) => number
  readonly before: (days: number) => number
  readonly between: () => number
}

/**
 * Decision states of invented customers, one with each call, the same on every run. They live in 31 zones, said yes and no to
 * purposes and channels over six years, and one in thirty set quiet hours or budgets of their own. `contacts`: how many past
 * contacts they have on average, most of them few and some up to twenty.
 */
export async function people({ layout, codes }: Pick<Judge, 'layout' | 'codes'>, contacts = 5) {
  const chance = chanceFrom(7)
  const state = new State(layout)
  const lives = await livesFrom(chance, codes)
  await nameWords(layout, codes)
  return (): Uint8Array => {
    state.clear()
    lives(state)
    reached(state, chance)
    chose(state, chance)
    wished(state, chance)
    happened(state, chance, contacts)
    owns(state, chance)
    return state.copy()
  }
}

async function livesFrom(chance: Chance, codes: Codes): Promise<(state: State) => void> {
  const homes: { readonly upTo: number; readonly country: number; readonly region: number; readonly zone: number }[] =
    []
  let all = 0
  for (const [country, region, zone, share] of places) {
    all += share
    const [regionCode, zoneCode] = [await ensured(codes, 'region', region), await ensured(codes, 'zone', zone)]
    homes.push({ upTo: all, country: countryCode(country), region: regionCode, zone: zoneCode })
  }
  return state => {
    const at = chance.between() * all
    const home = homes.find(one => at < one.upTo)!
    state.countryCode = home.country
    state.regionCode = home.region
    state.zoneCode = home.zone
  }
}

const ensured = async (codes: Codes, attribute: string, text: string): Promise<number> =>
  text === '' ? 0 : codes.ensure(attribute, text)

async function nameWords(layout: StateLayout, codes: Codes): Promise<void> {
  for (const { name, type } of layout.attributes)
    if (type === 'text') for (const word of words) await codes.ensure(name, word)
}

function reached(state: State, { of }: Chance): void {
  state.setKnows('email', of(0.97))
  state.setKnows('sms', of(0.6))
  if (of(0.02)) state.setSuppression('email', 'marketing')
  if (of(0.01)) state.setSuppression('email', 'all')
}

const yeses = [
  ['offers', 'email', 0.6],
  ['offers', 'sms', 0.15],
  ['newsletter', 'email', 0.4],
  ['surveys', 'any', 0.1],
  ['analytics', 'any', 0.3],
] as const
const noes = [
  ['offers', 'email', 0.07],
  ['newsletter', 'email', 0.05],
  ['any', 'any', 0.03],
  ['ads', 'any', 0.2],
] as const

function chose(state: State, { of, before }: Chance): void {
  for (const [purpose, channel, share] of yeses) {
    if (!of(share)) continue
    const soft = channel === 'email' && of(0.1)
    const type = soft ? 'soft-opt-in' : channel === 'sms' && of(0.5) ? 'pewc' : 'express'
    const optOutOffered = soft && of(0.9)
    applyChoice(state, { kind: 'consent', purpose, channel, type, at: before(2_200), optOutOffered })
  }
  for (const [purpose, channel, share] of noes)
    if (of(share)) applyChoice(state, { kind: 'refusal', purpose, channel, at: before(1_500) })
}

/** What people choose when they are asked when not to be disturbed. */
const commonQuiet: readonly QuietHours[] = Array.from({ length: 30 }, (_, i) => ({
  from: 60 * (19 + (i % 5)),
  to: 60 * (5 + (i % 6)),
  days: i % 2 ? [1, 2, 3, 4, 5] : [1, 2, 3, 4, 5, 6, 7],
}))

function wished(state: State, { of, upTo }: Chance): void {
  if (of(0.01)) state.pausedUntil = noon + upTo(60) * day
  if (of(0.1)) state.dial = 'basic'
  if (of(0.03)) state.quietHours = [commonQuiet[upTo(29)]!]
  // Somebody always wants it to the minute.
  if (of(0.001)) state.quietHours = [{ from: upTo(1_439), to: upTo(1_439), days: [1, 2, 3, 4, 5, 6, 7] }]
  if (of(0.03)) state.budgets = [{ channel: 'any', max: 1 + upTo(3), hours: 24 * (1 + upTo(6)) }]
  if (of(0.01)) state.noOffersAtNight = true
}

function happened(state: State, { of, before, between }: Chance, contacts: number): void {
  const many = Math.min(mostContacts, Math.round(-Math.log(1 - between()) * contacts))
  for (let i = 0; i < many; i++) addContact(state, before(60), of(0.8) ? 'email' : 'sms')
  if (of(0.4)) noteMeaning(state, 'purchase', before(1_400))
  if (of(0.1)) noteMeaning(state, 'inquiry', before(400))
  if (of(0.05)) noteMeaning(state, 'subscription-start', before(1_400))
}

function owns(state: State, chance: Chance): void {
  state.layout.attributes.forEach((column, i) => {
    if (!chance.of(0.02)) state.setAttribute(i, valueFor(column, chance))
  })
}

function valueFor({ name, type }: StateLayout['attributes'][number], { of, upTo }: Chance): number {
  if (type === 'boolean') return of(0.2) ? 1 : 0
  if (type === 'text') return 1 + upTo(words.length - 1)
  if (name === 'age') return of(0.01) ? 13 + upTo(4) : 18 + upTo(70)
  return upTo(name === 'balance' ? 5_000 : 20)
}

function chanceFrom(seed: number): Chance {
  const between = randomFrom(seed)
  return {
    between,
    of: share => between() < share,
    upTo: most => Math.floor(between() * (most + 1)),
    before: days => noon - Math.floor(between() * days * day) - 1,
  }
}

/** Small and quick (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
