import { Customer, FindAsk, Found, Moment, Page, PageQuery } from '@candor/contract'
import { err, ok } from '@candor/terms'
import { timelineOf } from '../../../answers/timeline/index.ts'
import type { Policy } from '../../../brand/policy/index.ts'
import { currentOf } from '../../../customers/identity/index.ts'
import { customersAt, type Profile, readProfile, wholeProfile } from '../../../customers/profiles/index.ts'
import { cursorFrom, readCursor } from '../cursor.ts'
import { badCursor } from '../problem.ts'
import { route } from '../route.ts'

const access = { scope: 'read', verb: 'see-customers' } as const

export const customers = [
  route({
    method: 'GET',
    path: '/v1/customers/:customer',
    says: 'A customer as the brand knows them. Sensitive fields are named, never given. One who was merged away is answered as who stands for them.',
    access,
    answer: Customer,
    errors: ['customer-unknown'],
    async handle({ params: { customer } }, { house }) {
      const current = await currentOf(house, customer)
      const profile = current === undefined ? undefined : await wholeProfile(house, current)
      if (!profile) return err({ code: 'customer-unknown' })
      return ok({ body: customerAnswer(profile, house.judge.policy), etag: `"${profile.version}"` })
    },
  }),
  route({
    method: 'POST',
    path: '/v1/customers/find',
    says: 'Customers who have an address, or the brand’s own id for them. Several may share an address.',
    access,
    reads: true,
    body: FindAsk,
    answer: Found,
    handle: async ({ body }, { house }) => ok({ body: { customers: await customersAt(house, body) } }),
  }),
  route({
    method: 'GET',
    path: '/v1/customers/:customer/timeline',
    says: 'What happened between the brand and a customer, newest first, from the record itself.',
    access,
    query: PageQuery,
    answer: Page(Moment),
    errors: ['customer-unknown'],
    async handle({ params: { customer }, query: { cursor, limit = 50 } }, { house }) {
      const list = `timeline ${customer}`
      const before = cursor === undefined ? undefined : readCursor(house, list, cursor)
      if (cursor !== undefined && typeof before !== 'string') return err(badCursor)
      const moments = await timelineOf(house, customer, { limit, ...(typeof before === 'string' ? { before } : {}) })
      if (moments.length === 0 && !(await readProfile(house, customer))) return err({ code: 'customer-unknown' })
      const entries = moments.flatMap(moment => ('entry' in moment ? [moment.entry] : [])).sort()
      const next = entries.length === limit ? cursorFrom(house, list, entries[0] ?? '') : undefined
      return ok({ body: next === undefined ? { items: moments } : { items: moments, next } })
    },
  }),
]

function customerAnswer(
  { customer, attributes, sealed, place, source, collectedAt, updatedAt }: Profile,
  policy: Policy,
) {
  const isSensitive = (field: string) => policy.fields[field]?.class !== 'identifying'
  const open = Object.entries(sealed).filter(([field]) => !isSensitive(field))
  return {
    customer,
    fields: { ...attributes, ...Object.fromEntries(open) },
    sensitive: Object.keys(sealed).filter(isSensitive),
    place,
    source,
    collected_at: collectedAt,
    updated_at: updatedAt,
  }
}
