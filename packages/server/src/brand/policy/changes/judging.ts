import type { Json } from '@candor/terms'
import type { Judged } from './change.ts'

type Judge = (before: Json | undefined, after: Json | undefined) => Judged

export const widened: Judged = { kind: 'widened', material: true }
export const narrowed: Judged = { kind: 'narrowed', material: false }

/** Words that no machine can weigh: whether people have to hear of it is said by what the words are for. */
export const reworded =
  (material: boolean): Judge =>
  () => ({ kind: 'changed', material })

const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : [])

/** A list in which more is more use of people's data. The order says nothing. */
export const moreIsWider: Judge = (before, after) => {
  const [was, is] = [listOf(before), listOf(after)]
  const came = is.some(one => !was.includes(one))
  const went = was.some(one => !is.includes(one))
  if (came && went) return { kind: 'changed', material: true }
  if (!came && !went) return undefined
  return came ? widened : narrowed
}

/** A list in which more is less use, such as the signals that count as a no. */
export const moreIsNarrower: Judge = (before, after) => moreIsWider(after, before)

/** The texts that a field may take; without a list it takes any. No new use comes from them. */
export const valuesChanged: Judge = (before, after) => {
  if (before === undefined || after === undefined)
    return { kind: after === undefined ? 'widened' : 'narrowed', material: false }
  const judged = moreIsWider(before, after)
  return judged && { ...judged, material: false }
}

/** Words of a scale, the strictest first: further on is wider. Words side by side are told apart by no rank. */
export const onScale =
  (...scale: readonly (readonly string[])[]): Judge =>
  (before, after) => {
    const [was, is] = [before, after].map(word => scale.findIndex(step => step.some(one => one === word)))
    if (was === undefined || is === undefined || was === is) return { kind: 'changed', material: true }
    return is > was ? widened : narrowed
  }

/** What a thing is used for beside its purposes: to have such a use is wider than to have none. */
export const useChanged: Judge = (before, after) => {
  if (before === undefined) return widened
  return after === undefined ? narrowed : { kind: 'changed', material: true }
}

const days: Readonly<Record<string, number>> = { D: 1, M: 365.25 / 12, Y: 365.25 }

/** An ISO 8601 duration of one unit in days, by the mean length of months and years: enough to tell longer from shorter. */
export function daysIn(retention: Json | undefined): number {
  const [, count, unit = ''] = /^P(\d+)([DMY])$/.exec(String(retention)) ?? []
  return Number(count) * (days[unit] ?? Number.NaN)
}

/** Longer is wider. `24 months` and `2 years` are one. */
export const longerIsWider: Judge = (before, after) => {
  const [was, is] = [daysIn(before), daysIn(after)]
  if (was === is) return undefined
  return is > was ? widened : narrowed
}
