import { ok, type Result } from '@candor/terms'
import { readItem } from '../../brand/catalogue/index.ts'
import { currentOf, halvesOf } from '../../customers/identity/index.ts'
import { readState, stateChange } from '../../customers/state/index.ts'
import { unwantedOf, unwantedRow, wantedAgain } from '../../customers/unwanted/index.ts'
import type { House } from '../../decisions/index.ts'
import { type Change, decideAndCommit, noChange, together } from '../../record/index.ts'
import { customerUnknown, itemUnknown, type PersonalizationRefusal, tryAgain, unwantedFull } from './refusal.ts'

type Said = Result<void, PersonalizationRefusal>
type Decided = { readonly change: Change; readonly value: Said }

const most = 1_000

/**
 * Records that a customer does not want an item used: from now on it feeds no score of theirs, is not shown to them, and is in no
 * training. A recommendation that is being made in this moment is made again without it.
 */
export const doNotUse = (house: House, customer: string, item: string): Promise<Said> =>
  change(
    house,
    customer,
    async (current, halves) => {
      if (!(await readItem(house.store, item))) return itemUnknown(item)
      const said = await unwantedOf(house.store, halves)
      if (said.some(one => one.item === item)) return ok([])
      if (said.length >= most) return unwantedFull(most)
      return ok([unwantedRow({ customer: current, item, at: house.clock.now() })])
    },
    { verb: 'unwanted', item },
  )

/** Takes that back. */
export const useAgain = (house: House, customer: string, item: string): Promise<Said> =>
  change(
    house,
    customer,
    async (_, halves) => {
      const said = await unwantedOf(house.store, halves)
      return ok(said.some(one => one.item === item) ? wantedAgain(halves, item) : [])
    },
    { verb: 'wanted-again', item },
  )

type Writes = Result<Change['writes'], PersonalizationRefusal>

async function change(
  house: House,
  customer: string,
  write: (current: string, halves: readonly string[]) => Promise<Writes>,
  body: { readonly verb: string; readonly item: string },
): Promise<Said> {
  const done = await decideAndCommit(house, async (): Promise<Decided> => {
    const current = await currentOf(house, customer)
    const before = current === undefined ? undefined : await readState(house.store, house.judge.layout, current)
    if (current === undefined || !before) return { change: noChange, value: customerUnknown }
    const writes = await write(current, await halvesOf(house, current))
    if (!writes.ok) return { change: noChange, value: writes }
    if (writes.value.length === 0) return { change: noChange, value: ok(undefined) }
    const at = house.clock.now()
    const entry = { entry: house.ids.id(), customer: current, kind: 'unwanted' as const, body: { ...body, at } }
    // The state says the same as before, but its version moves: what was gathered before this word must not be shown after it.
    const moved = stateChange(current, before.version, before.state)
    return { change: together(moved, { writes: writes.value, entries: [entry] }), value: ok(undefined) }
  })
  return done.done ? done.value : tryAgain
}
