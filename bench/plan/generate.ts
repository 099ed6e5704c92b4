import { seatsInTile, type Write } from '../../packages/server/src/adapters/store/index.ts'
import {
  addContact,
  applyChoice,
  countryCode,
  noteMeaning,
  Standing,
} from '../../packages/server/src/customers/state/index.ts'
import { encodeTile } from '../../packages/server/src/customers/state/tiles/index.ts'
import type { OpenHouse } from '../../packages/server/src/main.ts'
import { noon } from './files.ts'

export type Generating = {
  readonly customers: number
  /** Past contacts that a customer has on average. */
  readonly contacts?: number
  /** Leave out the rows that tiles are made from: plans do not read those that a tile shows. */
  readonly tilesOnly?: boolean
  readonly onProgress?: (done: number) => void
}

const day = 86_400_000

/** Where they live, by how many of a hundred. */
const homes = [
  ...[
    ['PT', '', 'Europe/Lisbon', 14],
    ['PT', '', 'Atlantic/Azores', 1],
    ['ES', '', 'Europe/Madrid', 8],
    ['FR', '', 'Europe/Paris', 8],
  ],
  ...[
    ['DE', '', 'Europe/Berlin', 9],
    ['IT', '', 'Europe/Rome', 5],
    ['NL', '', 'Europe/Amsterdam', 3],
    ['PL', '', 'Europe/Warsaw', 3],
  ],
  ...[
    ['GR', '', 'Europe/Athens', 1],
    ['FI', '', 'Europe/Helsinki', 1],
    ['GB', '', 'Europe/London', 8],
    ['IE', '', 'Europe/Dublin', 1],
  ],
  ...[
    ['US', 'NY', 'America/New_York', 4],
    ['US', 'CA', 'America/Los_Angeles', 5],
    ['US', 'TX', 'America/Chicago', 4],
  ],
  ...[
    ['US', 'FL', 'America/New_York', 3],
    ['US', 'OK', 'America/Chicago', 1],
    ['US', 'CO', 'America/Denver', 1],
  ],
  ...[
    ['US', 'AZ', 'America/Phoenix', 1],
    ['US', 'AK', 'America/Anchorage', 0.2],
    ['US', 'HI', 'Pacific/Honolulu', 0.3],
  ],
  ...[
    ['CA', 'ON', 'America/Toronto', 2],
    ['CA', 'QC', 'America/Montreal', 1],
    ['CA', 'BC', 'America/Vancouver', 1],
  ],
  ...[
    ['CA', 'NL', 'America/St_Johns', 0.5],
    ['BR', 'SP', 'America/Sao_Paulo', 6],
    ['BR', 'AM', 'America/Manaus', 1],
  ],
  ...[
    ['ID', 'JK', 'Asia/Jakarta', 4],
    ['ID', 'BA', 'Asia/Makassar', 1],
    ['ID', 'PA', 'Asia/Jayapura', 0.5],
    ['', '', '', 1.5],
  ],
] as unknown as readonly (readonly [string, string, string, number])[]

const words = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/**
 * Fills a house with decision states of invented customers, as tiles and as the rows behind them: the same seed, the same bytes.
 * They live in thirty zones, said yes and no over six years, and some of them set quiet hours and budgets of their own.
 */
export async function generate(house: OpenHouse, options: Generating): Promise<void> {
  const { store, judge } = house
  const { layout } = judge
  const make = await makerOf(house, options.contacts ?? 5)
  for (let first = 0; first < options.customers; first += seatsInTile) {
    const seats = Math.min(seatsInTile, options.customers - first)
    const tile = first / seatsInTile
    const rows = Array.from({ length: seats }, make)
    const writes: Write[] = [{ do: 'insert', table: 'tiles', row: { tile, version: 1, layout: layout.tag, seats } }]
    for (const [name, bytes] of encodeTile(layout, rows))
      writes.push({ do: 'insert', table: 'tile_columns', row: { tile, name, bytes } })
    if (!options.tilesOnly)
      for (const [i, state] of rows.entries()) {
        const customer = `g${String(first + i).padStart(12, '0')}`
        const row = { customer, version: 1, layout: layout.tag, state, seat: first + i, tiled: 1 }
        writes.push({ do: 'insert', table: 'customer_state', row })
      }
    const done = await store.commit({ expect: [], writes })
    if (!done.done) throw new Error(done.conflict)
    options.onProgress?.(first + seats)
  }
}

async function makerOf({ judge }: OpenHouse, meanContacts: number): Promise<() => Uint8Array> {
  const { layout, codes } = judge
  const random = randomFrom(7)
  const upTo = (most: number): number => Math.floor(random() * (most + 1))
  const chance = (share: number): boolean => random() < share
  const before = (days: number): number => noon - Math.floor(random() * days * day) - 1
  const places: { readonly upTo: number; readonly country: number; readonly region: number; readonly zone: number }[] =
    []
  let weight = 0
  for (const [country, region, zone, share] of homes) {
    weight += share
    places.push({
      upTo: weight,
      country: countryCode(country),
      region: region ? await codes.ensure('region', region) : 0,
      zone: zone ? await codes.ensure('zone', zone) : 0,
    })
  }
  for (const { name, type } of layout.attributes)
    if (type === 'text') for (const word of words) await codes.ensure(name, word)
  const quiet = Array.from({ length: 30 }, (_, i) => ({
    from: 60 * (19 + (i % 5)),
    to: 60 * (5 + (i % 6)),
    days: i % 2 ? [1, 2, 3, 4, 5] : [1, 2, 3, 4, 5, 6, 7],
  }))
  const state = new Standing(layout)
  const yes = (purpose: string, channel: string, share: number): void => {
    if (!chance(share)) return
    const soft = channel === 'email' && chance(0.1)
    const type = soft ? 'soft-opt-in' : channel === 'sms' && chance(0.5) ? 'pewc' : 'express'
    applyChoice(state, {
      kind: 'consent',
      purpose,
      channel,
      type,
      at: before(2_200),
      optOutOffered: soft && chance(0.9),
    })
  }
  const no = (purpose: string, channel: string, share: number): void => {
    if (chance(share)) applyChoice(state, { kind: 'refusal', purpose, channel, at: before(1_500) })
  }
  return () => {
    state.clear()
    const at = random() * weight
    const place = places.find(one => at < one.upTo) ?? places[0]!
    state.countryCode = place.country
    state.regionCode = place.region
    state.zoneCode = place.zone
    if (chance(0.97)) state.setKnows('email', true)
    if (chance(0.6)) state.setKnows('sms', true)
    if (chance(0.02)) state.setSuppression('email', 'marketing')
    if (chance(0.01)) state.setSuppression('email', 'all')
    yes('offers', 'email', 0.6)
    yes('offers', 'sms', 0.15)
    yes('newsletter', 'email', 0.4)
    yes('surveys', 'any', 0.1)
    no('offers', 'email', 0.07)
    no('newsletter', 'email', 0.05)
    no('any', 'any', 0.03)
    if (chance(0.01)) state.pausedUntil = noon + upTo(60) * day
    if (chance(0.1)) state.dial = 'basic'
    if (chance(0.03)) state.quietHours = [quiet[upTo(29)]!]
    if (chance(0.03)) state.budgets = [{ channel: 'any', max: 1 + upTo(3), hours: 24 * (1 + upTo(6)) }]
    if (chance(0.01)) state.noOffersAtNight = true
    for (let i = upTo(2 * meanContacts); i > 0; i--) addContact(state, before(60), chance(0.8) ? 'email' : 'sms')
    if (chance(0.4)) noteMeaning(state, 'purchase', before(1_400))
    if (chance(0.1)) noteMeaning(state, 'inquiry', before(400))
    if (chance(0.05)) noteMeaning(state, 'subscription-start', before(1_400))
    layout.attributes.forEach(({ name, type }, i) => {
      if (chance(0.02)) return
      if (type === 'boolean') state.setAttribute(i, chance(0.2) ? 1 : 0)
      else if (type === 'text') state.setAttribute(i, 1 + upTo(9))
      else
        state.setAttribute(
          i,
          name === 'age' ? (chance(0.01) ? 13 + upTo(4) : 18 + upTo(70)) : upTo(name === 'balance' ? 5_000 : 20),
        )
    })
    return state.copy()
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
