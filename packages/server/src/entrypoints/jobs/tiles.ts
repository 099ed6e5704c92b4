import { setTimeout as pause } from 'node:timers/promises'
import { day } from '@candor/terms'
import type { Logger } from 'pino'
import type { Store } from '../../adapters/store/index.ts'
import { foldTiles, seatsInTile } from '../../customers/state/tiles/index.ts'
import { checkSample, type House } from '../../decisions/index.ts'

/** What this process did with tiles since it began. */
export type TileCounts = { folded: number; checked: number; differing: number }

const counts = new WeakMap<Store, TileCounts>()

/** The counts of a house, for whoever measures it. */
export function tileCounts({ store }: Pick<House, 'store'>): TileCounts {
  const known = counts.get(store) ?? { folded: 0, checked: 0, differing: 0 }
  counts.set(store, known)
  return known
}

/** A tile is written anew once one in twenty of its seats is out of date: plans read those beside it at little cost. */
const least = Math.ceil(seatsInTile / 20)
/** Fewer commits than this between two turns is quiet: then everything is folded. */
const quiet = 10
/** Tiles in one turn that are worth a line in the log. */
const many = 20

/**
 * Brings tiles up to date; while others write, in a quarter of the time. At least once a day all of them: what a customer took back
 * does not stay in them for longer.
 */
export function foldTurn(house: House, log: Pick<Logger, 'info'>, signal: AbortSignal): () => Promise<boolean> {
  const { store, clock } = house
  let before = store.stats().changes
  let allBy = Number.NEGATIVE_INFINITY
  return async () => {
    const now = clock.monotonic()
    const isQuiet = store.stats().changes - before < quiet
    const all = isQuiet || now - allBy >= day
    const options = { least: all ? 1 : least, signal, ...(isQuiet ? {} : { rest: resting(house, signal) }) }
    const tiles = await foldTiles(store, house.judge.layout, options)
    if (all && !signal.aborted) allBy = now
    before = store.stats().changes
    tileCounts(house).folded += tiles
    if (tiles >= many) log.info({ tiles, ms: Math.round(clock.monotonic() - now) }, 'tiles were brought up to date')
    return false
  }
}

/** Three times as long as was worked since the last rest. Real time, like the pauses between turns. */
function resting({ clock }: House, signal: AbortSignal): () => Promise<void> {
  let began = clock.monotonic()
  return async () => {
    await pause(3 * (clock.monotonic() - began), undefined, { signal }).catch(() => undefined)
    began = clock.monotonic()
  }
}

/** Customers looked at in one turn. */
const some = 20

/** Compares a few decision states with the truth, and the tile of one of them with the states in it, wherever chance begins. */
export function checkTurn(house: House, log: Logger): () => Promise<boolean> {
  let after = house.ids.customer()
  return async () => {
    const { checked, different, faults, last } = await checkSample(house, house.judge, after, some)
    after = last
    const all = tileCounts(house)
    all.checked += checked
    all.differing += different.length + faults.length
    for (const { customer, field } of different)
      log.error({ customer, field }, 'a decision state is not what the truth gives: see candor state check')
    for (const { tile, place, column } of faults.slice(0, some))
      log.error({ tile, place, column }, 'a tile shows what is not so: see candor state check')
    return false
  }
}
