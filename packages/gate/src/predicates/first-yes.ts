import type { Instant } from '@candor/terms'

/** The first whole instant after `from` at which it holds, where it holds at `to` and, once it does, from then on. */
export function firstYes(from: Instant, to: Instant, holds: (at: Instant) => boolean): Instant {
  let no = from
  let yes = to
  while (yes - no > 1) {
    const middle = no + Math.floor((yes - no) / 2)
    if (holds(middle)) yes = middle
    else no = middle
  }
  return yes
}
