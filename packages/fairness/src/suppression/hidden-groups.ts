/** Groups with fewer people than this are not shown. */
export const leastShown = 10

/**
 * Which groups of one attribute to hide: those of fewer than `least` people, and then the next smallest ones until at least two
 * are hidden and at least `least` people are in them. Otherwise the total less what is shown would give the hidden one away.
 * Groups of nobody are shown; that nobody is there says nothing about anybody.
 */
export function hiddenGroups(sizes: readonly number[], least = leastShown): boolean[] {
  const order = sizes.flatMap((n, at) => (n > 0 ? [at] : [])).toSorted((a, b) => sizes[a]! - sizes[b]!)
  const hidden = sizes.map(() => false)
  let [count, people] = [0, 0]
  for (const at of order) {
    const small = sizes[at]! < least
    const givesAway = count > 0 && (count < 2 || people < least)
    if (!small && !givesAway) break
    hidden[at] = true
    count++
    people += sizes[at]!
  }
  return hidden
}
