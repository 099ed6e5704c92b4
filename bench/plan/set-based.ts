import { day, hour, type Instant } from '@candor/terms'
import type { Definition } from '../../packages/server/src/brand/campaigns/index.ts'
import type { Policy } from '../../packages/server/src/brand/policy/index.ts'
import { places } from './places.ts'
import type { Rows } from './rows.ts'
import type { Counted } from './run.ts'

/** Two ways to write it; which is quicker depends on the engine and on how many are refused before contacts are counted. */
export const ways = ['lookups', 'aggregates'] as const
export type Way = (typeof ways)[number]

/**
 * The core and house rules that can hold the sample campaign up, as one statement over the normalised tables, written by hand for this
 * campaign, this policy and this instant: choices, address, suppression, place, pause, quiet hours by zone, budgets. The first
 * rule that holds counts, so the rest need not be looked at.
 */
export async function planBySql(
  rows: Rows,
  policy: Policy,
  campaign: Definition,
  at: Instant,
  way: Way,
): Promise<Counted> {
  const found = await rows.of<[string, number]>(statement(policy, campaign, at, way))
  const reasons = Object.fromEntries(found.toSorted(([a], [b]) => (a < b ? -1 : 1)))
  const { sent = 0, ...withheld } = reasons
  const planned = Object.values(reasons).reduce((sum, count) => sum + count, 0)
  return { customers: 0, planned, sent, reasons: withheld }
}

function statement(policy: Policy, { purpose, channel }: Definition, at: Instant, way: Way): string {
  const counts = (of: string): boolean => of === 'any' || of === channel
  const budgets = policy.budgets.filter(budget => counts(budget.channel))
  return `WITH zones (zone, minute, today, before, quiet) AS (VALUES ${zoneRows(policy, at)}),
    said AS (
      SELECT p.customer, p.zone, p.country, p.email, p.age, p.paused_until,
        max(CASE WHEN c.says = 'no' AND c.purpose IN ('${purpose}', 'any') AND c.channel IN ('${channel}', 'any') AND c.at <= ${at} THEN c.at END) AS refused,
        max(CASE WHEN c.says = 'yes' AND c.purpose = '${purpose}' AND c.channel IN ('${channel}', 'any') AND c.at <= ${at} THEN c.at END) AS usable,
        max(CASE WHEN c.says = 'yes' AND c.purpose = '${purpose}' AND c.channel IN ('${channel}', 'any') AND c.at <= ${at}
          AND (c.type <> 'soft-opt-in' OR c.offered = 1) THEN c.at END) AS living,
        max(CASE WHEN c.says = 'yes' THEN 1 ELSE 0 END) AS agreed,
        max(CASE WHEN c.says = 'yes' AND c.purpose = '${purpose}' AND c.channel IN ('${channel}', 'any') THEN 1 ELSE 0 END) AS covered
      FROM bench_profiles p LEFT JOIN bench_choices c ON c.customer = p.customer
      WHERE p.loan = 0 AND p.balance >= 100
      GROUP BY p.customer, p.zone, p.country, p.email, p.age, p.paused_until
    )${way === 'aggregates' ? `, contacted AS (${contacted(budgets, at)})` : ''}
    SELECT rule, count(*) FROM (
      SELECT CASE
        WHEN s.refused >= coalesce(s.usable, 0) THEN 'core-withdrawal-immediate'
        WHEN s.agreed = 1 AND s.covered = 0 THEN 'core-purpose-specific'
        WHEN coalesce(s.living, 0) <= coalesce(s.refused, 0) THEN 'house-permission'
        WHEN s.age < ${policy.adultAge} THEN 'house-minor'
        WHEN s.email = 0 THEN 'house-no-address'
        WHEN EXISTS (SELECT 1 FROM bench_suppressions x WHERE x.customer = s.customer AND x.channel = '${channel}') THEN 'house-suppressed'
        WHEN s.country IS NULL THEN 'house-place-unknown'
        WHEN s.paused_until > ${at} THEN 'house-paused'
        WHEN z.quiet = 1 OR EXISTS (SELECT 1 FROM bench_quiet q WHERE q.customer = s.customer AND ${isQuiet}) THEN 'house-quiet-hours'
        WHEN ${budgets.map((budget, i) => full(budget, at, i, way)).join(' OR ')} OR EXISTS (
          SELECT 1 FROM bench_budgets b WHERE b.customer = s.customer AND b.channel IN ('${channel}', 'any') AND b.most <= (
            SELECT count(*) FROM bench_contacts k WHERE k.customer = s.customer AND k.at > ${at} - ${hour} * cast(b.hours AS bigint)
              AND (b.channel = 'any' OR k.channel = b.channel))) THEN 'house-budget'
        ELSE 'sent' END AS rule
      FROM said s LEFT JOIN zones z ON z.zone = s.zone${way === 'aggregates' ? ' LEFT JOIN contacted n ON n.customer = s.customer' : ''}
    ) AS judged GROUP BY rule`
}

/** A day of the week is a bit; a window that spans midnight began the day before. */
const isQuiet = `((q.starts < q.ends AND z.minute >= q.starts AND z.minute < q.ends AND (q.days & z.today) <> 0)
  OR (q.starts > q.ends AND z.minute >= q.starts AND (q.days & z.today) <> 0)
  OR (q.starts > q.ends AND z.minute < q.ends AND (q.days & z.before) <> 0))`

type Budget = Policy['budgets'][number]

const within = ({ channel, hours }: Budget, at: Instant): string =>
  `k.at > ${at - hours * hour}${channel === 'any' ? '' : ` AND k.channel = '${channel}'`}`

const full = (budget: Budget, at: Instant, i: number, way: Way): string =>
  way === 'aggregates'
    ? `n.b${i} >= ${budget.max}`
    : `(SELECT count(*) FROM bench_contacts k WHERE k.customer = s.customer AND ${within(budget, at)}) >= ${budget.max}`

function contacted(budgets: readonly Budget[], at: Instant): string {
  const sums = budgets.map((budget, i) => `sum(CASE WHEN ${within(budget, at)} THEN 1 ELSE 0 END) AS b${i}`)
  const longest = Math.max(...budgets.map(({ hours }) => hours))
  return `SELECT k.customer, ${sums.join(', ')} FROM bench_contacts k WHERE k.at > ${at - longest * hour} GROUP BY k.customer`
}

/** What stands on the clock of each zone, and whether it is quiet there for everybody. */
function zoneRows({ quietHours }: Policy, at: Instant): string {
  const zones = [...new Set(places.map(([, , zone]) => zone))].filter(zone => zone !== '')
  return zones
    .map(zone => {
      const wall = new Date(at + offset(zone, at))
      const minute = wall.getUTCHours() * 60 + wall.getUTCMinutes()
      const weekday = (date: Date): number => date.getUTCDay() || 7
      const [today, before] = [weekday(wall), weekday(new Date(wall.getTime() - day))]
      const quiet = quietHours.some(({ from, to, days = [1, 2, 3, 4, 5, 6, 7] }) =>
        from < to
          ? minute >= from && minute < to && days.includes(today)
          : from > to && ((minute >= from && days.includes(today)) || (minute < to && days.includes(before))),
      )
      return `('${zone}', ${minute}, ${1 << today}, ${1 << before}, ${quiet ? 1 : 0})`
    })
    .join(', ')
}

function offset(timeZone: string, at: Instant): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at)
  const [, sign, hours = '0', minutes = '0'] =
    /GMT(?:([+-])(\d+):(\d+))?/.exec(parts.find(({ type }) => type === 'timeZoneName')!.value) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * hour + Number(minutes) * 60_000)
}
