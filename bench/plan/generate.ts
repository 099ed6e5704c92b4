import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { seatsInTile } from '../../packages/server/src/adapters/store/index.ts'
import { Standing as State } from '../../packages/server/src/customers/state/index.ts'
import { encodeTile } from '../../packages/server/src/customers/state/tiles/index.ts'
import type { Judge } from '../../packages/server/src/decisions/index.ts'
import { openGround } from './ground.ts'
import { into, type Loader, postgresLoader, sqliteLoader } from './load.ts'
import { people } from './people.ts'

export type Generating = {
  readonly folder: string
  /** A PostgreSQL; absent: SQLite in the folder. */
  readonly url?: string | undefined
  readonly customers: number
  /** Past contacts that a customer would have on average if none had more than are kept. */
  readonly contacts?: number
  /** Other tables that are to hold the same customers. */
  readonly also?: Others
}

/** Past contacts of a customer on average, as it came out. */
export type Generated = { readonly contacts: number }

/** What else is filled with the customers of a house, some at a time. */
export type Others = (
  judge: Judge,
  loader: Loader,
) => Promise<(first: number, states: readonly Uint8Array[]) => Promise<void>>

/**
 * Fills a new house with decision states of invented customers, the rows and the tiles that show them: the same numbers, the same
 * bytes, as the store's writer and a fold of all would leave.
 */
export async function generate({ folder, url, customers, contacts, also }: Generating): Promise<Generated> {
  mkdirSync(folder, { recursive: true })
  const { judge, close } = await openGround(folder, url)
  const make = await people(judge, contacts)
  await close()
  const known = new State(judge.layout)
  let contacted = 0
  const loader = url ? await postgresLoader(url) : sqliteLoader(join(folder, 'candor.db'))
  const others = await also?.(judge, loader)
  for (let first = 0; first < customers; first += seatsInTile) {
    const states = Array.from({ length: Math.min(seatsInTile, customers - first) }, make)
    await write(loader, judge, first, states)
    await others?.(first, states)
    for (const state of states) contacted += known.load(state).contactCount
  }
  await loader.end()
  return { contacts: Math.round((10 * contacted) / customers) / 10 }
}

async function write(loader: Loader, { layout }: Judge, first: number, states: readonly Uint8Array[]): Promise<void> {
  const tile = first / seatsInTile
  const every = <T>(value: T): T[] => states.map(() => value)
  const columns = [...encodeTile(layout, states)]
  await into(loader, 'tiles')({ tile: [tile], version: [1], layout: [layout.tag], seats: [states.length] })
  await into(
    loader,
    'tile_columns',
  )({
    tile: columns.map(() => tile),
    name: columns.map(([name]) => name),
    bytes: columns.map(([, bytes]) => bytes),
  })
  await into(
    loader,
    'customer_state',
  )({
    customer: states.map((_, i) => `g${String(first + i).padStart(12, '0')}`),
    version: every(1),
    layout: every(layout.tag),
    state: states,
    seat: states.map((_, i) => first + i),
    tiled: every(1),
  })
}
