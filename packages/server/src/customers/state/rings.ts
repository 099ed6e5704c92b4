import { type Instant, second } from '@candor/terms'
import { ringKept } from './layout.ts'

/** The instants written at `base`, newest first. What is none is zero. */
export function readRing(view: DataView, base: number): Instant[] {
  const found: Instant[] = []
  for (let i = 0; i < ringKept; i++) {
    const seconds = view.getUint32(base + 4 * i, true)
    if (seconds === 0) break
    found.push(seconds * second)
  }
  return found
}

// INVARIANT: order of arrival does not matter: a ring holds the newest of all that were ever noted, each second once. What two
// sources told of the same moment is one thing.
/** Writes the newest of these, without the part of a second. */
export function writeRing(view: DataView, base: number, instants: readonly Instant[]): void {
  const newestFirst = [...new Set(instants.map(at => Math.floor(at / second)))].sort((a, b) => b - a)
  for (let i = 0; i < ringKept; i++) view.setUint32(base + 4 * i, Math.max(0, newestFirst[i] ?? 0), true)
}
