import { type Budget, type Dial, dials, type GuardWish, guardWishes, type QuietHours } from '@candor/terms'
import { budgetsKept, type Preference, quietHoursKept } from '../state/index.ts'

// INVARIANT: what either preference keeps from happening, both keep from happening.
/** The preference that is at least as strict as both: the later pause, the lower dial, quiet hours, budgets and unwanted topics of both. */
export function strictestPreference(one: Preference, two: Preference): Preference {
  const dial = lowerDial(one.dial, two.dial)
  const pausedUntil = Math.max(one.pausedUntil ?? 0, two.pausedUntil ?? 0)
  return {
    budgets: allBudgets([...(one.budgets ?? []), ...(two.budgets ?? [])]),
    quietHours: allQuiet([...(one.quietHours ?? []), ...(two.quietHours ?? [])]),
    pausedUntil,
    ...(dial ? { dial } : {}),
    ...protection(one, two),
  }
}

/** Topics of both, the stronger guard, the smaller limit. Who said nothing of the guard has it as the brand keeps it. */
function protection(one: Preference, two: Preference): Preference {
  const topics = [...new Set([...(one.avoidTopics ?? []), ...(two.avoidTopics ?? [])])].toSorted()
  const limits = [one.purchasesAWeek ?? 0, two.purchasesAWeek ?? 0].filter(limit => limit > 0)
  const guard = strongerGuard(one.guard, two.guard)
  return {
    ...(topics.length > 0 ? { avoidTopics: topics } : {}),
    ...(guard ? { guard } : {}),
    ...(limits.length > 0 ? { purchasesAWeek: Math.min(...limits) } : {}),
    ...(one.restricted === true || two.restricted === true ? { restricted: true } : {}),
    ...(one.noOffersAtNight === true || two.noOffersAtNight === true ? { noOffersAtNight: true } : {}),
  }
}

const strongerGuard = (one: GuardWish | undefined, two: GuardWish | undefined): GuardWish | undefined =>
  one === undefined && two === undefined
    ? undefined
    : guardWishes[Math.max(...[one, two].map(wish => guardWishes.indexOf(wish ?? 'usual')))]

/** Whoever did not choose says nothing. */
const lowerDial = (one: Dial | undefined, two: Dial | undefined): Dial | undefined =>
  dials.find(dial => dial === one || dial === two)

/** Of budgets on the same channel and window the smaller; where a state cannot hold them all, two become one that is as strict as both. */
function allBudgets(budgets: readonly Budget[]): Budget[] {
  const strictest = new Map<string, Budget>()
  for (const budget of budgets) {
    const name = `${budget.channel}|${budget.hours}`
    const known = strictest.get(name)
    if (!known || budget.max < known.max) strictest.set(name, budget)
  }
  const kept = [...strictest.values()]
  while (kept.length > budgetsKept) kept.push(asStrictAs(kept.pop() as Budget, kept.pop() as Budget))
  return kept
}

const asStrictAs = (one: Budget, two: Budget): Budget => ({
  channel: one.channel === two.channel ? one.channel : 'any',
  max: Math.min(one.max, two.max),
  hours: Math.max(one.hours, two.hours),
})

const wholeDay = 1_440
const everyDay = [1, 2, 3, 4, 5, 6, 7]

/** Every window once; where a state cannot hold them all, two become one that covers both, every day. */
function allQuiet(windows: readonly QuietHours[]): QuietHours[] {
  let kept = [...new Map(windows.filter(({ from, to }) => from !== to).map(one => [nameOf(one), one])).values()]
  while (kept.length > quietHoursKept) {
    const [one, two, ...rest] = kept as [QuietHours, QuietHours, ...QuietHours[]]
    const cover = shorter(coverFrom(one, two), coverFrom(two, one))
    if (cover.length >= wholeDay) return roundTheClock
    const to = (cover.from + cover.length) % wholeDay
    kept = [...rest, { from: cover.from, to, days: everyDay }]
  }
  return kept
}

const nameOf = ({ from, to, days = everyDay }: QuietHours): string => `${from}|${to}|${days.toSorted().join()}`

type Cover = { readonly from: number; readonly length: number }
const shorter = (one: Cover, two: Cover): Cover => (one.length <= two.length ? one : two)

/** The stretch of the clock that begins with `one` and holds both. */
function coverFrom(one: QuietHours, two: QuietHours): Cover {
  const length = Math.max(lengthOf(one), after(one.from, two.from) + lengthOf(two))
  return { from: one.from, length }
}

const lengthOf = ({ from, to }: QuietHours): number => after(from, to)
const after = (from: number, to: number): number => (to - from + wholeDay) % wholeDay

/** A window from a minute to the same minute is empty, so that a whole day takes two. */
const roundTheClock: QuietHours[] = [
  { from: 0, to: 1_439, days: everyDay },
  { from: 1_439, to: 0, days: everyDay },
]
