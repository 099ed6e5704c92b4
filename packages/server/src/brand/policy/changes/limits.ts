import { type Budget, dials, type Json, type QuietHours } from '@candor/terms'
import type { Policy } from '../policy.ts'
import { type Judged, type Part, type PolicyChange, partsChanged, sides } from './change.ts'
import { narrowed, onScale, widened } from './judging.ts'
import { quietMinutes } from './quiet.ts'

const subject = { kind: 'limits' } as const

/**
 * What the brand set itself. More messages and shorter quiet hours are wider, and not material: they use data for nothing new.
 * A higher dial does, for everybody who has not chosen; a lower age lets younger ones say yes alone, and a shorter notice
 * lets the next change come sooner.
 */
export function limitChanges(before: Policy, after: Policy): PolicyChange[] {
  const others = partsChanged(parts, { subject, path: '' }, before, after)
  return [...budgetChanges(before.budgets, after.budgets), ...others]
}

const parts: readonly Part<Policy>[] = [
  { what: 'quiet-hours', key: 'quiet_hours', of: policy => policy.quietHours as Json, judge: quietChanged },
  { what: 'dial', key: 'dial', of: policy => policy.dial, judge: onScale(...dials.map(level => [level])) },
  {
    what: 'change-notice',
    key: 'change_notice_days',
    of: policy => policy.changeNoticeDays,
    judge: (was, is) => (Number(is) < Number(was) ? widened : narrowed),
  },
  {
    what: 'adult-age',
    key: 'adult_age',
    of: policy => policy.adultAge,
    judge: (was, is) => (Number(is) < Number(was) ? widened : narrowed),
  },
]

const isMore = (a: ReadonlySet<number>, b: ReadonlySet<number>): boolean => [...a].some(minute => !b.has(minute))

function quietChanged(before: Json | undefined, after: Json | undefined): Judged {
  const [was, is] = [before, after].map(windows => quietMinutes(windows as readonly QuietHours[] as never))
  if (!was || !is) return undefined
  const [more, less] = [isMore(is, was), isMore(was, is)]
  if (!more && !less) return undefined
  return { kind: more && less ? 'changed' : more ? 'narrowed' : 'widened', material: false }
}

const keyOf = ({ channel, hours }: Budget): string => `${channel}/${hours}`

/** A budget is known by its channel and window; without one there is no limit. */
function budgetChanges(before: readonly Budget[], after: readonly Budget[]): PolicyChange[] {
  const keys = [...new Set([...after, ...before].map(keyOf))]
  return keys.flatMap(key => {
    const was = before.find(budget => keyOf(budget) === key)
    const is = after.find(budget => keyOf(budget) === key)
    if (was?.max === is?.max) return []
    const kind = (is?.max ?? Number.POSITIVE_INFINITY) > (was?.max ?? Number.POSITIVE_INFINITY) ? 'widened' : 'narrowed'
    return [{ what: 'budget', subject, path: 'budgets', kind, material: false, ...sides(was as Json, is as Json) }]
  })
}
