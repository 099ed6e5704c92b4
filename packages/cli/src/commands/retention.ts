import type { RetentionAudit, RetentionPlan, RetentionRun } from '@candor/contract'
import { ok } from '@candor/terms'
import { type Ending, exits } from '../answer.ts'
import { type Where, withServer } from '../house/open.ts'

const dayOf = (at: number | null): string => (at === null ? '' : new Date(at).toISOString().slice(0, 10))

const leapLine = ({ clock, known }: { clock: number; known: number }): string =>
  `The clock says ${dayOf(clock)}, and the house last knew ${dayOf(known)}: nothing ends until you confirm it with candor retention run --confirm-clock.`

const ranLine = (ran: number | null): string =>
  ran === null ? 'It has not run yet.' : `It last ran on ${new Date(ran).toISOString().slice(0, 16)}Z.`

/** What is over now and would end. */
export const planRetention = (where: Where): Ending =>
  withServer(where, async api => {
    const found = await api.get<RetentionPlan>('/v1/retention')
    if (!found.ok) return found
    const { leap, ran, rules } = found.value
    const lines = rules.map(({ rule, limit, due, oldest, held, law }) => {
      const laws = Object.keys(law)
      const more = [
        due > 0 ? `${due} would end, the oldest from ${dayOf(oldest)}` : 'nothing is over',
        ...(held > 0 ? [`${held} kept because of a legal hold`] : []),
        ...(laws.length > 0 ? [`keeping it longer is refused by ${laws.join(', ')}`] : []),
      ]
      return `${rule} (${limit}): ${more.join('; ')}`
    })
    return ok({ json: found.value, lines: [...(leap ? [leapLine(leap)] : []), ranLine(ran), ...lines] })
  })

/** Ends what is over, call by call until nothing is left. Exit 1 while the clock is not believed. */
export const runRetention = ({ confirmClock = false, ...where }: Where & { confirmClock?: boolean }): Ending =>
  withServer(where, async api => {
    const sums = new Map<string, { rule: string; ended: number; held: number }>()
    for (let first = true; ; first = false) {
      const ran = await api.post<RetentionRun>(
        '/v1/retention/run',
        first && confirmClock ? { confirm_clock: true } : {},
      )
      if (!ran.ok) return ran
      const { now, leap, rules, done } = ran.value
      for (const { rule, ended, held } of rules) {
        const sum = sums.get(rule) ?? { rule, ended: 0, held: 0 }
        sums.set(rule, { rule, ended: sum.ended + ended, held: sum.held + held })
      }
      if (!done) continue
      const all = [...sums.values()]
      const lines = all.map(
        ({ rule, ended, held }) => `${rule}: ${ended} ended${held > 0 ? `, ${held} put away under a hold` : ''}`,
      )
      const json = { now, leap, rules: all }
      if (leap) return ok({ json, lines: [leapLine(leap)], exit: exits.error })
      return ok({ json, lines: lines.length > 0 ? lines : ['Nothing was over.'] })
    }
  })

/** Looks for what can be read past its limit and the grace. Exit 1 when there is anything. */
export const auditRetention = (where: Where): Ending =>
  withServer(where, async api => {
    const found = await api.post<RetentionAudit>('/v1/retention/audit', {})
    if (!found.ok) return found
    const { overdue, grace, looked, held } = found.value
    const late = overdue.map(
      ({ rule, n, oldest }) =>
        `${rule}: ${n} past the limit and the grace of ${grace}, the oldest from ${dayOf(oldest)}`,
    )
    const fine = `Nothing can be read past its limit and the grace of ${grace} (${looked} rules; ${held} kept because of a legal hold).`
    return ok({
      json: found.value,
      lines: late.length > 0 ? late : [fine],
      exit: found.value.ok ? exits.ok : exits.error,
    })
  })
