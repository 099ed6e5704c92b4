import type { Copy } from '../../answers/copy/index.ts'
import { type CopyTexts, copyTexts } from './texts.ts'

/** How one copy speaks: its texts, and dates and numbers as its reader writes them. */
export type Words = CopyTexts & {
  readonly zone: string
  date(at: number): string
  count(n: number): string
  purpose(name: string): string
}

export function wordsFor({ language, zone, policy }: Copy): Words {
  const dates = dateFormat(language, zone)
  const numbers = new Intl.NumberFormat(language)
  return {
    ...copyTexts(language),
    zone: dates.resolvedOptions().timeZone.replaceAll('_', ' '),
    date: at => dates.format(at),
    count: n => numbers.format(n),
    purpose: name => (Object.hasOwn(policy.purposes, name) ? policy.purposes[name]!.text : name),
  }
}

/** A zone that nobody knows must not cost anybody their copy. */
function dateFormat(language: string, zone: string): Intl.DateTimeFormat {
  const how = { dateStyle: 'medium', timeStyle: 'medium' } as const
  try {
    return new Intl.DateTimeFormat(language, { ...how, timeZone: zone })
  } catch {
    return new Intl.DateTimeFormat(language, { ...how, timeZone: 'UTC' })
  }
}
