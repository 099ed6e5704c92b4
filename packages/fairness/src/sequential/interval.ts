/** A range that holds the true value, both ends included. */
export type Interval = { readonly low: number; readonly high: number }

/** Throws a RangeError unless 0 < alpha < 1. */
export function checkAlpha(alpha: number): void {
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`alpha must lie between 0 and 1, not ${alpha}.`)
}

/** Throws a RangeError unless both are whole and 0 <= selected <= n. */
export function checkCounts({ n, selected }: Counts): void {
  if (!(Number.isSafeInteger(n) && Number.isSafeInteger(selected) && selected >= 0 && selected <= n))
    throw new RangeError(`${selected} selected of ${n} is not a count.`)
}

/** Decisions about one group, and how many of them selected. */
export type Counts = { readonly n: number; readonly selected: number }
