import { type Budget, type Channel, channels, type QuietHours } from '@candor/terms'
import { budgetsKept, quietHoursKept } from './layout.ts'

/** From, to, days: 16 bits each. */
const windowSize = 6
/** Channel and most, 8 bits each; hours, 16 bits. */
const budgetSize = 4
const everyDay = 0b1111_1110

/** The windows written at `base`; a window without days is written, and read back, as one of every day. */
export function readQuietHours(view: DataView, base: number): QuietHours[] {
  const found: QuietHours[] = []
  for (let at = base; at < base + quietHoursKept * windowSize; at += windowSize) {
    const mask = view.getUint16(at + 4, true)
    if (mask === 0) continue
    found.push({ from: view.getUint16(at, true), to: view.getUint16(at + 2, true), days: daysOf(mask) })
  }
  return found
}

/** Throws a RangeError for more windows than are kept, or one that is no window: what a customer said must not get lost. */
export function writeQuietHours(view: DataView, base: number, windows: readonly QuietHours[]): void {
  if (windows.length > quietHoursKept) throw new RangeError(`${windows.length} quiet windows of ${quietHoursKept}`)
  for (let i = 0; i < quietHoursKept; i++) {
    const window = windows[i]
    const at = base + i * windowSize
    view.setUint16(at, whole(window?.from ?? 0, 0, 1_439), true)
    view.setUint16(at + 2, whole(window?.to ?? 0, 0, 1_439), true)
    view.setUint16(at + 4, window ? maskOf(window.days) : 0, true)
  }
}

/** The budgets written at `base`. */
export function readBudgets(view: DataView, base: number): Budget[] {
  const found: Budget[] = []
  for (let at = base; at < base + budgetsKept * budgetSize; at += budgetSize) {
    const hours = view.getUint16(at + 2, true)
    if (hours === 0) continue
    const code = view.getUint8(at)
    found.push({ channel: code === 0 ? 'any' : (channels[code - 1] as Channel), max: view.getUint8(at + 1), hours })
  }
  return found
}

/** Throws a RangeError for more budgets than are kept, an unknown channel, or numbers out of range. */
export function writeBudgets(view: DataView, base: number, budgets: readonly Budget[]): void {
  if (budgets.length > budgetsKept) throw new RangeError(`${budgets.length} budgets of ${budgetsKept}`)
  for (let i = 0; i < budgetsKept; i++) {
    const budget = budgets[i]
    const at = base + i * budgetSize
    view.setUint8(at, budget ? channelCode(budget.channel) : 0)
    view.setUint8(at + 1, whole(budget?.max ?? 0, 0, 255))
    view.setUint16(at + 2, budget ? whole(budget.hours, 1, 0xffff) : 0, true)
  }
}

function channelCode(channel: string): number {
  const index = channels.indexOf(channel as Channel)
  if (index < 0 && channel !== 'any') throw new RangeError(`a budget for the channel ${channel}`)
  return index + 1
}

function whole(value: number, least: number, most: number): number {
  if (!Number.isInteger(value) || value < least || value > most)
    throw new RangeError(`${value} is not a whole number from ${least} to ${most}`)
  return value
}

function maskOf(days: readonly number[] | undefined): number {
  if (days === undefined) return everyDay
  if (days.length === 0) throw new RangeError('a quiet window on no day')
  return days.reduce((mask, day) => mask | (1 << whole(day, 1, 7)), 0)
}

// There are 127 sets of weekdays; made once, they are the same array wherever they are read.
const known = new Map<number, readonly number[]>()
function daysOf(mask: number): readonly number[] {
  const days = known.get(mask) ?? [1, 2, 3, 4, 5, 6, 7].filter(day => (mask & (1 << day)) !== 0)
  known.set(mask, days)
  return days
}
