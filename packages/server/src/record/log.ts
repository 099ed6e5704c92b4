import {
  type Edge,
  edgeRoot,
  emptyEdge,
  formatCheckpoint,
  type Integration,
  integrate,
  leafBytes,
  parseCheckpoint,
  parseNote,
  readEdge,
  type Signer,
  signNote,
} from '@candor/ledger'
import type { Ground } from '../adapters/ground.ts'
import type { Write } from '../adapters/store/index.ts'
import type { TileFolder } from '../adapters/tiles/index.ts'

/** Entries given their place in one round: one transaction, one checkpoint. */
const roundSize = 2_000

/**
 * The life of a leaf: (1) an entry commits without a place; (2) a round gives waiting entries the next places and moves the
 * head, in one transaction; (3) tiles and bundles are written durably; (4) only then the checkpoint is signed and published.
 * A crash after (2) or (3) is repaired at the next start from the entries themselves; nothing is ever signed that is not kept.
 */
export interface Log {
  readonly origin: string
  /** Gives waiting entries their places and publishes a checkpoint over them. Answers how many. */
  sequence(): Promise<number>
}

export async function openLog(ground: Ground, tiles: TileFolder, signer: Signer): Promise<Log> {
  const state: State = { ground, tiles, signer, edge: emptyEdge }
  await beginOrRepair(state)
  let running: Promise<number> | undefined
  return {
    origin: signer.name,
    sequence() {
      // One round at a time in this process; between processes the head's version decides.
      running ??= round(state).finally(() => {
        running = undefined
      })
      return running
    },
  }
}

type State = { readonly ground: Ground; readonly tiles: TileFolder; readonly signer: Signer; edge: Edge }

async function round(state: State): Promise<number> {
  const { ground, signer } = state
  const head = await readHead(state)
  if (head.size !== state.edge.size) await catchUp(state, head.size)
  const waiting = await ground.store.db
    .selectFrom('entries')
    .select(['customer', 'entry', 't', 'commitment'])
    .where('leaf', 'is', null)
    .orderBy('t')
    .limit(roundSize)
    .execute()
  if (waiting.length === 0) return 0
  const grown = integrate(state.edge, waiting.map(leafOf), ground.keys.hashing)
  const places: Write[] = waiting.map(({ customer, entry }, i) => ({
    do: 'patch',
    table: 'entries',
    key: { customer, entry },
    set: { leaf: head.size + i },
  }))
  const key = { origin: signer.name }
  const moved = await ground.store.commit({
    expect: [{ table: 'log_head', key, version: head.version }],
    writes: [{ do: 'patch', table: 'log_head', key, set: { size: grown.size, root: grown.root } }, ...places],
  })
  // Another process was quicker; its entries are not ours to place, and the next round sees its head.
  if (!moved.done) return 0
  await publish(state, grown)
  return waiting.length
}

const leafOf = (row: { t: number; commitment: Uint8Array }): Uint8Array =>
  leafBytes({ v: 1, t: row.t, c: row.commitment })

async function publish(state: State, grown: Integration): Promise<void> {
  const { ground, tiles, signer } = state
  for (const file of grown.files) await tiles.write(file.path, file.bytes)
  const body = formatCheckpoint({ origin: signer.name, size: grown.size, root: grown.root })
  const checkpoint = signNote(body, [signer], ground.keys.hashing)
  await tiles.write('checkpoint', new TextEncoder().encode(checkpoint))
  const key = { origin: signer.name }
  await ground.store.commit({
    expect: [],
    writes: [{ do: 'patch', table: 'log_head', key, set: { checkpoint, signed_at: ground.clock.now() } }],
  })
  state.edge = grown.edge
  for (const file of grown.files) if (!file.path.includes('.p/')) await tiles.remove(`${file.path}.p`)
}

async function readHead({ ground, signer }: State): Promise<{ size: number; version: number }> {
  return ground.store.db
    .selectFrom('log_head')
    .select(['size', 'version'])
    .where('origin', '=', signer.name)
    .executeTakeFirstOrThrow()
}

async function beginOrRepair(state: State): Promise<void> {
  const { ground, signer } = state
  const root = edgeRoot(emptyEdge, ground.keys.hashing)
  const row = { origin: signer.name, version: 1, size: 0, root, checkpoint: null, signed_at: null }
  await ground.store.commit({
    expect: [{ table: 'log_head', key: { origin: signer.name }, version: 0 }],
    writes: [{ do: 'insert', table: 'log_head', row }],
  })
  const head = await readHead(state)
  const published = await publishedSize(state)
  if (published > head.size)
    throw new Error(`the log folder holds ${published} entries, the store ${head.size}: this is another store's folder`)
  if (published > 0) state.edge = await edgeAt(state, published)
  if (published < head.size || published === 0) await catchUp(state, head.size)
}

async function publishedSize({ tiles, signer }: State): Promise<number> {
  const bytes = await tiles.read('checkpoint')
  if (!bytes) return 0
  const note = parseNote(new TextDecoder().decode(bytes))
  const checkpoint = note.ok ? parseCheckpoint(note.value.text) : note
  if (!checkpoint.ok)
    throw new Error(`the published checkpoint is broken: ${checkpoint.error.path} ${checkpoint.error.says}`)
  if (checkpoint.value.origin !== signer.name)
    throw new Error(`the log folder belongs to ${checkpoint.value.origin}, not to ${signer.name}`)
  return checkpoint.value.size
}

async function edgeAt({ tiles }: State, size: number): Promise<Edge> {
  const edge = await readEdge(size, path => tiles.read(path))
  if (!edge.ok) throw new Error(`the log folder is broken: ${edge.error.path} ${edge.error.says}`)
  return edge.value
}

/** Writes the files of entries that have a place but were not published: a crash came between, or another process placed them. */
async function catchUp(state: State, size: number): Promise<void> {
  while (state.edge.size < size) {
    const from = state.edge.size
    const rows = await state.ground.store.db
      .selectFrom('entries')
      .select(['t', 'commitment', 'leaf'])
      .where('leaf', '>=', from)
      .where('leaf', '<', Math.min(size, from + roundSize))
      .orderBy('leaf')
      .execute()
    if (rows.length === 0 || rows.some((row, i) => row.leaf !== from + i))
      throw new Error(`the store lacks the entry of leaf ${from + rows.length}`)
    await publish(state, integrate(state.edge, rows.map(leafOf), state.ground.keys.hashing))
  }
  if (size === 0) await publish(state, integrate(emptyEdge, [], state.ground.keys.hashing))
}
