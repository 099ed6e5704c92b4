const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })
const percent = new Intl.NumberFormat('en-US', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 })

/** `45,211`. */
export const count = (n: number): string => whole.format(n)

/** `62.2%`; of nothing, a dash. */
export const share = (part: number, of: number): string => (of === 0 ? '–' : percent.format(part / of))

/** `45,211 rows`, `1 row`. */
export const counted = (n: number, one: string, many = `${one}s`.replace(/([^aeiou])ys$/, '$1ies')): string =>
  `${count(n)} ${n === 1 ? one : many}`

/** Seconds as people say them: `4 s`, `2 min 10 s`. */
export function duration(seconds: number): string {
  const all = Math.max(0, Math.round(seconds))
  return all < 60 ? `${all} s` : `${Math.floor(all / 60)} min ${all % 60} s`
}
