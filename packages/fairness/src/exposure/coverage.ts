/** The share of all items that were shown at all. Undefined for a catalogue without items. */
export function coverage(exposure: ArrayLike<number>): number | undefined {
  let shown = 0
  for (let i = 0; i < exposure.length; i++) if (exposure[i]! > 0) shown++
  return exposure.length === 0 ? undefined : shown / exposure.length
}
