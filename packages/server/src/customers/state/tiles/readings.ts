import { channels, consentTypes, dials, guardWishes } from '@candor/terms'
import { meanings, type StateLayout } from '../layout.ts'
import type { Standing } from '../standing.ts'
import { attributeColumn, said, saidBits, slotColumns } from './columns.ts'
import type { Tile } from './tile.ts'

/** What a column says of the customer in a place, and what their decision state says of the same. Equal, or the tile is wrong. */
export type Reading = {
  readonly name: string
  readonly shown: (tile: Tile, place: number) => number | string
  readonly stated: (state: Standing) => number | string
}

type Stated = (state: Standing) => number

// Written a second time, by meaning and not by offset: whoever moves a value in the row and forgets the tile is told.
/** Every column that plans read, beside the decision state that it stands for. */
export function readingsOf(layout: StateLayout): readonly Reading[] {
  const numbers: readonly (readonly [string, Stated])[] = [
    ['country', state => state.countryCode],
    ['region', state => state.regionCode],
    ['zone', state => state.zoneCode],
    ['language', state => state.languageCode],
    ['known', state => bits(channel => state.knows(channel))],
    ['undeliverable', state => bits(channel => state.suppression(channel) === 'undeliverable')],
    ['dial', state => codeIn(dials, state.dial) + (state.restricted ? 0x80 : 0)],
    ['paused', state => state.pausedUntil],
    ['known since', state => state.contactsKnownSince],
    ['guard', state => codeIn(guardWishes, state.guard) + (state.noOffersAtNight ? 0x80 : 0)],
    ['purchases a week', state => state.purchasesAWeek],
    [
      'topics',
      state => layout.topics.reduce((all, topic, i) => all + (state.avoidTopics.includes(topic) ? 2 ** i : 0), 0),
    ],
    ...meanings.map(meaning => [`newest ${meaning}`, (state: Standing) => state.newest(meaning)] as const),
    ...layout.slots.flatMap((_, i) => ofSlot(i)),
    ...layout.attributes.map((_, i) => [attributeColumn(i), (state: Standing) => state.attribute(i)] as const),
    [said, state => anySaid(layout, state)],
  ]
  return [
    ...numbers.map(([name, stated]) => ({
      name,
      stated,
      shown: (tile: Tile, place: number) => tile.numbers(name)[place]!,
    })),
    suppressed,
    contacts,
    ...layout.rings.map(ring => ({
      name: `ring ${ring}`,
      stated: (state: Standing) => state.ring(ring).join(),
      shown: (tile: Tile, place: number) => secondsIn(tile, `ring ${ring}`, place),
    })),
  ]
}

function ofSlot(slot: number): (readonly [string, Stated])[] {
  const { yes, no, how } = slotColumns(slot)
  return [
    [yes, state => state.consentAt(slot)],
    [no, state => state.optOutAt(slot)],
    [how, state => state.flags(slot) + (state.consentType(slot) % consentTypes.length) * 0x100],
  ]
}

// An address that cannot be written to hides whether the customer asked for peace too.
const suppressed: Reading = {
  name: 'suppressed',
  stated: state => bits(channel => state.suppression(channel) === true),
  shown: (tile, place) => tile.numbers('suppressed')[place]! & ~tile.numbers('undeliverable')[place]!,
}

const contacts: Reading = {
  name: 'contacts',
  stated: state =>
    Array.from({ length: state.contactCount }, (_, i) => `${state.contactCode(i)} ${state.contactAt(i)}`).join(),
  shown(tile, place) {
    const { starts, at, channel } = tile.contacts()
    const from = starts[place]!
    return Array.from({ length: starts[place + 1]! - from }, (_, i) => `${channel[from + i]} ${at[from + i]}`).join()
  },
}

function secondsIn(tile: Tile, name: string, place: number): string {
  const { starts, seconds } = tile.seconds(name)
  return Array.from(seconds.subarray(starts[place]!, starts[place + 1]!), second => second * 1000).join()
}

const bits = (holds: (channel: (typeof channels)[number]) => boolean): number =>
  channels.reduce((all, channel, i) => all + (holds(channel) ? 2 ** i : 0), 0)

const codeIn = <T>(all: readonly T[], one: T | undefined): number => (one === undefined ? 0 : all.indexOf(one) + 1)

function anySaid({ slots }: StateLayout, state: Standing): number {
  const yes = slots.some((_, i) => state.consentAt(i) !== 0)
  const no = slots.some((_, i) => state.optOutAt(i) !== 0)
  return (yes ? saidBits.yes : 0) + (no ? saidBits.no : 0)
}
