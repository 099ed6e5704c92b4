import { Hold, HoldAsk, HoldRelease, Page, PageQuery, timeOf } from '@candor/contract'
import { err, ok } from '@candor/terms'
import { holdPerson, toldHold } from '../../../answers/retention/index.ts'
import { holdsInForce, releaseHold } from '../../../customers/holds/index.ts'
import { badTime } from '../bad-time.ts'
import { cursorFrom, readCursor } from '../cursor.ts'
import { type ApiError, badCursor } from '../problem.ts'
import { route } from '../route.ts'

const manage = { scope: 'admin', verb: 'answer-rights' } as const

const refusals: Record<'unknown-customer' | 'unknown-hold' | 'released' | 'busy' | 'past', ApiError> = {
  'unknown-customer': { code: 'customer-unknown' },
  'unknown-hold': { code: 'hold-unknown' },
  released: { code: 'hold-released' },
  busy: { code: 'try-again' },
  past: { code: 'hold-past' },
}

const answer = ({
  hold,
  customer,
  ground,
  silent,
  placedAt,
  until,
  releasedAt,
  words,
}: Awaited<ReturnType<typeof toldHold>>) => ({
  hold,
  customer,
  ground,
  silent,
  placed_at: placedAt,
  until: until ?? null,
  released_at: releasedAt ?? null,
  matter: words?.matter ?? null,
  reason: words?.reason ?? null,
  by: words?.by ?? null,
})

type Position = readonly [at: number, hold: string]

export const holds = [
  route({
    method: 'GET',
    path: '/v1/holds',
    says: 'Legal holds in force, oldest first: what they are for and who placed them.',
    access: manage,
    query: PageQuery,
    answer: Page(Hold),
    async handle({ query: { cursor, limit = 50 } }, { house }) {
      const position = cursor === undefined ? undefined : (readCursor(house, 'holds', cursor) as Position | undefined)
      if (cursor !== undefined && position === undefined) return err(badCursor)
      const found = await holdsInForce(house.store, limit + 1, position)
      const shown = found.slice(0, limit)
      const items = await Promise.all(shown.map(async hold => answer(await toldHold(house, hold))))
      const last = found.length > limit ? shown.at(-1) : undefined
      return ok({ body: last ? { items, next: cursorFrom(house, 'holds', [last.placedAt, last.hold]) } : { items } })
    },
  }),
  route({
    method: 'POST',
    path: '/v1/holds',
    says: 'Places a legal hold on everything about a customer: nothing of it ends, they are not erased, and what is over is only stored.',
    access: manage,
    body: HoldAsk,
    answer: Hold,
    status: 201,
    errors: ['customer-unknown', 'hold-past', 'try-again'],
    async handle({ body, by }, { house }) {
      const until = body.until === undefined ? undefined : timeOf(body.until)
      if (body.until !== undefined && until === undefined)
        return err({ code: 'invalid-request', errors: [badTime('until')] })
      const { customer, ground, matter, reason, silent = false } = body
      const ask = { customer, ground, matter, reason, silent, by, ...(until === undefined ? {} : { until }) }
      const placed = await holdPerson(house, ask)
      return placed.ok ? ok({ body: answer(await toldHold(house, placed.value)) }) : err(refusals[placed.error])
    },
  }),
  route({
    method: 'POST',
    path: '/v1/holds/:hold/release',
    says: 'Releases a legal hold. What is over goes within a minute.',
    access: manage,
    body: HoldRelease,
    answer: Hold,
    errors: ['hold-unknown', 'hold-released', 'try-again'],
    async handle({ params: { hold }, body: { reason }, by }, { house }) {
      const done = await releaseHold(house, hold, { reason, by })
      return done.ok ? ok({ body: answer(await toldHold(house, done.value)) }) : err(refusals[done.error])
    },
  }),
]
