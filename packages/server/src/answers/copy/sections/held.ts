import type { Json } from '@candor/terms'
import type { Policy } from '../../../brand/policy/index.ts'
import { allHoldsOn, type Held, heldOf, wordsOfHold } from '../../../customers/holds/index.ts'
import { time, timeOrNull } from '../datum.ts'
import { counter, own, type Section } from '../section.ts'

/** Why everything about the person is kept past its time. A hold of which the law forbids telling is left out. */
export const holds: Section = {
  name: 'holds',
  tables: {
    legal_holds: {
      columns: ['hold', 'ground', 'placed_at', 'until', 'released_at', 'sealed'],
      left: {
        customer: own,
        version: counter,
        silent: 'whether the law forbids telling of it: such a hold is not here',
      },
    },
  },
  async *read({ house, halves, policy, keptFor }) {
    for (const one of (await allHoldsOn(house, halves)).toReversed()) {
      if (one.silent) continue
      const { hold, customer: half, ground, placedAt, releasedAt } = one
      const words = await wordsOfHold(house, one)
      const said = { matter: words?.matter ?? null, reason: words?.reason ?? null }
      const released = { released_at: timeOrNull(releasedAt ?? null), released_for: words?.released?.reason ?? null }
      yield {
        ...{ id: hold, half, about: ground, at: placedAt, source: null },
        data: { ground, ...said, placed_at: time(placedAt), until: timeOrNull(one.until ?? null), ...released },
        purposes: [],
        origin: 'recorded',
        kept: releasedAt === undefined ? { how: 'while-it-counts' } : keptFor(policy.keeping.record, releasedAt),
      }
    }
  },
}

/** What is over and only stored. It is the person's whatever holds it, and does not tell why it is kept. */
export const held: Section = {
  name: 'held',
  tables: {
    held_data: { columns: ['held', 'rule', 'over_since', 'at', 'sealed'], left: { customer: own } },
  },
  async *read({ house, halves, policy }) {
    for (const half of halves)
      for (const one of (await heldOf(house, half)).toReversed()) {
        const { rule, overSince, at, what } = one
        yield {
          ...{ id: one.held, half, about: rule, at: overSince, source: sourceIn(what) },
          data: { rule, counted_from: time(overSince), put_away_at: time(at), what: readable(what) },
          purposes: purposesOf(policy, one),
          origin: isEvent(one) ? 'observed' : 'given',
          kept: { how: 'until-erased' },
        }
      }
  },
}

type Named = { readonly [name: string]: Json }
const isNamed = (what: Json): what is Named => typeof what === 'object' && what !== null && !Array.isArray(what)

const isEvent = ({ rule }: Pick<Held, 'rule'>): boolean => rule.startsWith('events')

/** An event names its own purposes; of fields the data map does. */
function purposesOf({ fields }: Policy, { rule, what }: Held & { readonly what: Json }): string[] {
  if (!isNamed(what)) return []
  if (isEvent({ rule })) return Array.isArray(what['purposes']) ? what['purposes'].map(String) : []
  const declared = Object.keys(what).flatMap(name => (Object.hasOwn(fields, name) ? fields[name]!.purposes : []))
  return [...new Set(declared)]
}

const sourceIn = (what: Json): string | null =>
  isNamed(what) && typeof what['source'] === 'string' ? what['source'] : null

/** The times of an event as they stand everywhere else in a copy. */
function readable(what: Json): Json {
  if (!isNamed(what) || !isNamed(what['fields'] ?? null)) return what
  const times = ['at', 'receivedAt'].flatMap(name =>
    typeof what[name] === 'number' ? [[name, time(what[name])] as const] : [],
  )
  return { ...what, ...Object.fromEntries(times) }
}
