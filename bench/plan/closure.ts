import type { Consent, Facts, OptOut, PastContact, Subscription } from '@candor/gate'
import type { Budget, Dial, Instant, QuietHours } from '@candor/terms'
import { actOf, type Definition } from '../../packages/server/src/brand/campaigns/index.ts'
import type { Judge } from '../../packages/server/src/decisions/index.ts'
import type { Table } from './normalised.ts'
import type { Rows } from './rows.ts'
import type { Counted } from './run.ts'

const customersAtOnce = 4_096

type Profile = readonly [
  customer: number,
  country: string | null,
  region: string | null,
  zone: string | null,
  email: number,
  dial: Dial | null,
  pausedUntil: Instant | null,
  noNights: number,
  age: number | null,
  loan: number | null,
  balance: number | null,
]

/**
 * The plan as it would be without decision states: rows of the normalised tables become facts of each customer, and the gate is
 * asked about each. Counts by the rule that withholds, as a plan does, and no groups.
 */
export async function planByClosure(rows: Rows, { gate }: Judge, campaign: Definition, at: Instant): Promise<Counted> {
  const act = actOf(campaign)
  const counted = { customers: 0, planned: 0, sent: 0, reasons: {} as Record<string, number> }
  for (let first = 0; ; first += customersAtOnce) {
    const some = await customersFrom(rows, first)
    if (some.length === 0) return counted
    for (const { profile, ...told } of some) {
      counted.customers++
      if (profile[9] !== 0 || profile[10] === null || profile[10] < 100) continue
      counted.planned++
      const { outcome, deciding = 'unknown-rule' } = gate.preview(act, factsOf(profile, told), at)
      if (outcome === 'permit') counted.sent++
      else counted.reasons[deciding] = (counted.reasons[deciding] ?? 0) + 1
    }
  }
}

type Told = {
  readonly consents: Consent[]
  readonly optOuts: OptOut[]
  readonly contacts: PastContact[]
  readonly quietHours: QuietHours[]
  readonly budgets: Budget[]
  readonly happened: Map<string, Instant>
  suppressed: boolean | 'undeliverable'
}

async function customersFrom(rows: Rows, first: number): Promise<(Told & { readonly profile: Profile })[]> {
  const read = <R extends readonly unknown[]>(columns: string, table: Table, order: string): Promise<R[]> =>
    rows.of<R>(
      `SELECT customer, ${columns} FROM ${table} WHERE customer >= ${first} AND customer < ${first + customersAtOnce} ORDER BY ${order}`,
    )
  const profiles = await read<Profile>(
    'country, region, zone, email, dial, paused_until, no_nights, age, loan, balance',
    'bench_profiles',
    'customer',
  )
  const some = profiles.map(profile => ({ ...nothing(), profile }))
  const of = (customer: number) => some[customer - first]!
  for (const [customer, purpose, channel, says, at, type, offered] of await read<
    [number, string, Consent['channel'], string, Instant, Consent['type'], number]
  >('purpose, channel, says, at, type, offered', 'bench_choices', 'customer')) {
    if (says === 'no') of(customer).optOuts.push({ purpose, channel, at })
    else
      of(customer).consents.push({
        purpose,
        channel,
        type,
        givenAt: at,
        evidence: true,
        parental: false,
        optOutOffered: offered === 1,
      })
  }
  for (const [customer, at, channel] of await read<[number, Instant, PastContact['channel']]>(
    'at, channel',
    'bench_contacts',
    'customer, at',
  ))
    of(customer).contacts.push({ at, channel })
  for (const [customer, scope] of await read<[number, string]>('scope', 'bench_suppressions', 'customer'))
    of(customer).suppressed = scope === 'all' ? 'undeliverable' : true
  for (const [customer, from, to, days] of await read<[number, number, number, number]>(
    'starts, ends, days',
    'bench_quiet',
    'customer',
  ))
    of(customer).quietHours.push({ from, to, days: week.filter(day => (days & (1 << day)) !== 0) })
  for (const [customer, channel, max, hours] of await read<[number, string, number, number]>(
    'channel, most, hours',
    'bench_budgets',
    'customer',
  ))
    of(customer).budgets.push({ channel, max, hours })
  for (const [customer, meaning, at] of await read<[number, string, Instant]>(
    'meaning, at',
    'bench_happened',
    'customer',
  ))
    of(customer).happened.set(meaning, at)
  return some
}

const week = [1, 2, 3, 4, 5, 6, 7]

const nothing = (): Told => ({
  ...{ consents: [], optOuts: [], contacts: [], quietHours: [], budgets: [], happened: new Map() },
  suppressed: false,
})

function factsOf([, country, region, zone, email, dial, pausedUntil, noNights, age]: Profile, told: Told): Facts {
  const purchase = told.happened.get('purchase')
  const inquiry = told.happened.get('inquiry')
  const subscription = subscriptionOf(told.happened)
  return {
    address: email === 1,
    country: country ?? 'unknown',
    zone: zone ?? 'unknown',
    suppressed: told.suppressed,
    consents: told.consents,
    optOuts: told.optOuts,
    contacts: told.contacts,
    ...(region && { region }),
    ...(age !== null && { age }),
    ...(pausedUntil && { pausedUntil }),
    ...(dial && { dial }),
    ...(noNights && { noOffersAtNight: true }),
    ...(told.quietHours.length > 0 && { quietHours: told.quietHours }),
    ...(told.budgets.length > 0 && { budgets: told.budgets }),
    ...(purchase && { purchases: [purchase] }),
    ...(inquiry && { inquiries: [inquiry] }),
    ...(subscription && { subscriptions: [subscription] }),
  }
}

function subscriptionOf(happened: ReadonlyMap<string, Instant>): Subscription | undefined {
  const [startedAt, endedAt = 0] = [happened.get('subscription-start'), happened.get('subscription-end')]
  if (startedAt === undefined) return undefined
  return endedAt > startedAt ? { startedAt, endedAt } : { startedAt }
}
