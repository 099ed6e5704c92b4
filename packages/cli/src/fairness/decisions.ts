import { type Columns, type Cube, countInto, grown, openCube } from '@candor/fairness'
import type { Coder } from './coder.ts'
import type { Truth } from './condition.ts'

/** Decisions that are counted together. */
const batch = 65_536

/** Takes decisions one by one and counts them in batches; a cube grows as groups are found. */
export type Counter = {
  /** Codes of the attributes, in the order of the coders. */
  add(codes: readonly number[], decision: Truth, outcome: Truth): void
  cube(): Cube
}

export function openCounter(coders: readonly Coder[]): Counter {
  const groups = coders.map(() => new Uint32Array(batch))
  const [decisions, outcomes] = [new Uint8Array(batch), new Uint8Array(batch)]
  let cube = openCube(coders.map(() => 0))
  let held = 0
  const count = (): void => {
    const columns: Columns = {
      groups: groups.map(column => column.subarray(0, held)),
      decision: decisions.subarray(0, held),
      outcome: outcomes.subarray(0, held),
    }
    cube = countInto(withRoom(cube, coders), columns)
    held = 0
  }
  return {
    add(codes, decision, outcome) {
      for (let at = 0; at < codes.length; at++) groups[at]![held] = codes[at]!
      decisions[held] = decision
      outcomes[held] = outcome
      if (++held === batch) count()
    },
    cube() {
      count()
      return cube
    },
  }
}

/** Room for all groups found so far; doubled, so that a cube grows few times. */
function withRoom(cube: Cube, coders: readonly Coder[]): Cube {
  const needed = coders.map(coder => coder.groups().length)
  if (needed.every((size, at) => size <= cube.sizes[at]!)) return cube
  return grown(
    cube,
    needed.map((size, at) => (size <= cube.sizes[at]! ? cube.sizes[at]! : Math.max(size, 2 * cube.sizes[at]!, 8))),
  )
}
