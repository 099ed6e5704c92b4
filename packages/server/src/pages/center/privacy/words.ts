import type { Budget, QuietHours } from '@candor/terms'
import { wholeNumber } from '../../look/index.ts'
import type { Texts } from '../texts.ts'
import { channelText, clockOf } from '../words.ts'

/** A window ends before its last minute; the policy can say no later one. */
const lastMinute = 24 * 60 - 1

const units: Readonly<Record<string, string>> = { D: 'day', M: 'month', Y: 'year' }

const unitWords = (count: number, unit: string, { dates }: Texts): string =>
  new Intl.NumberFormat(dates, { style: 'unit', unit, unitDisplay: 'long' }).format(count)

/** `P24M` as “24 months”. */
export function timeWords(retention: string, texts: Texts): string {
  const [, count, letter = ''] = /^P(\d+)([DMY])$/.exec(retention) ?? []
  const unit = units[letter]
  return unit === undefined ? retention : unitWords(Number(count), unit, texts)
}

/** .05 as “5%”. */
export const shareWords = (share: number, { dates }: Texts): string =>
  new Intl.NumberFormat(dates, { style: 'percent', maximumFractionDigits: 1 }).format(share)

/** “by email, by text message”. */
export const channelWords = (channels: readonly string[], texts: Texts): string =>
  channels.map(channel => channelText(channel, texts)).join(', ')

/** Elapsed time in days where it is whole days, else in hours. */
export const spanWords = (hours: number, texts: Texts): string =>
  hours % 24 === 0 ? unitWords(hours / 24, 'day', texts) : unitWords(hours, 'hour', texts)

/** A limit as the brand set it: “At most 2 messages in 7 days, by email.” */
export function budgetWords({ channel, max, hours }: Budget, texts: Texts): string {
  const { privacy: t, lang } = texts
  const span = spanWords(hours, texts)
  const ways = channel === 'any' ? t.allChannels : channelText(channel, texts)
  return t.budget(wholeNumber(max, lang), max === 1, span, ways)
}

/** A window of peace: “From 21:00 to 08:00 on your clock, every day.” */
export function quietWords({ from, to, days }: QuietHours, { privacy: t, said, days: names }: Texts): string {
  const some = days && days.length < 7 ? days.map(day => names[day - 1]).join(', ') : said.everyDay
  if (from === 0 && to === lastMinute) return t.quietDay(some)
  return t.quietLine(clockOf(from), clockOf(to), some)
}
