import { day, type Instant } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import type { Store, Write } from '../../adapters/store/index.ts'

/** One decision of an algorithm that audits have not counted yet. */
export type MadeDecision = {
  readonly customer: string
  readonly entry: string
  readonly at: Instant
  readonly mode: string
  readonly selected: boolean
  readonly model: string | null
}

/** A decision about the same person that was judged before. */
export type Judged = Pick<MadeDecision, 'at' | 'model'>

/** Those the algorithm took itself. All others went by lot: what comes of them is not its doing. */
export const isItsOwn = ({ mode }: Pick<MadeDecision, 'mode'>): boolean => mode === 'score' || mode === 'explore'

/** Decisions not counted yet, person by person, each person's oldest first. */
export async function uncounted({ db }: Store, algorithm: string, most: number): Promise<MadeDecision[]> {
  const rows = await db
    .selectFrom('offers_made')
    .select(['customer', 'entry', 'at', 'mode', 'offered', 'model'])
    .where('algorithm', '=', algorithm)
    .where('counted', '=', 0)
    .orderBy('customer')
    .orderBy('entry')
    .limit(most)
    .execute()
  return rows.map(({ offered, at, ...row }) => ({ ...row, at: Number(at), selected: Number(offered) === 1 }))
}

/**
 * The same in an order that has nothing to do with what was decided, nor with who came in when: by a hash of the person. Groups that
 * came in one after the other would else be compared one after the other.
 */
export function mixed({ keys }: Ground, decisions: readonly MadeDecision[]): MadeDecision[] {
  const place = (customer: string): string =>
    Buffer.from(keys.hashing.sha256(new TextEncoder().encode(customer))).toString('hex')
  const places = new Map(decisions.map(({ customer }) => [customer, '']))
  for (const customer of places.keys()) places.set(customer, place(customer))
  return decisions.toSorted((a, b) => {
    const [one, other] = [places.get(a.customer)!, places.get(b.customer)!]
    return one < other ? -1 : one > other ? 1 : 0
  })
}

const counted = { judged: 1, passedOver: 2 } as const

/** The decisions about these people that were judged before, oldest first. */
export async function judgedBefore(
  { db }: Store,
  algorithm: string,
  customers: readonly string[],
): Promise<Map<string, Judged[]>> {
  const found = new Map<string, Judged[]>()
  if (customers.length === 0) return found
  const rows = await db
    .selectFrom('offers_made')
    .select(['customer', 'at', 'model'])
    .where('customer', 'in', customers)
    .where('algorithm', '=', algorithm)
    .where('counted', '=', counted.judged)
    .orderBy('at')
    .execute()
  for (const { customer, at, model } of rows)
    found.set(customer, [...(found.get(customer) ?? []), { at: Number(at), model }])
  return found
}

/** Marks a decision as counted, so that none counts twice; a row that is gone meanwhile makes the change fail. */
export const countedRow = ({ customer, entry }: MadeDecision, isJudged: boolean): Write => ({
  do: 'patch',
  table: 'offers_made',
  key: { customer, entry },
  set: { counted: isJudged ? counted.judged : counted.passedOver },
})

const again = 30 * day

/**
 * Whether a decision says nothing new: the same model decided about the same person within thirty days. Otherwise whoever comes
 * every day would count thirty times as much as whoever comes once a month.
 */
export const isRepeat = ({ at, model }: MadeDecision, before: readonly Judged[]): boolean =>
  before.some(one => one.model === model && at - one.at < again)
