import { emptyEdge, formatCheckpoint, integrate, mergeNotes, signNote } from '@candor/ledger'
import type { Ground } from '../adapters/ground.ts'
import type { Write } from '../adapters/store/index.ts'
import type { TileFolder } from '../adapters/tiles/index.ts'
import { takeBeyondBackup } from './beyond-backup.ts'
import { advance, catchUp, leafOf, type Sequencer, sweep } from './catch-up.ts'
import { cosigned, isShown, keepWitnessed } from './cosigning.ts'
import { beginHead, headChange, type LogHead, readHead } from './head-store.ts'
import { LogRefused, mustBeOurs, type Published, parsePublished, readPublished } from './published.ts'
import { bearsAll, rememberFirst, type Signing, signersOf } from './signing.ts'
import type { Witnesses } from './witnesses.ts'

/**
 * The life of a leaf: (1) an entry commits without a place; (2) a round gives waiting entries the next places and moves the
 * head, in one transaction; (3) tiles and bundles are written durably; (4) the head is signed, and the checkpoint kept in
 * the store; (5) it is published. A crash after any of them is repaired from the entries themselves at the next round.
 * Only the head is ever signed, and the head has one root for each size: so has the log, whoever runs it.
 */
export interface Log {
  readonly origin: string
  /**
   * Gives waiting entries their places and publishes a checkpoint over them. Answers how many; 0 also when another process
   * was quicker. A call during a round waits for the next one, which sees all that was committed before the call.
   */
  sequence(): Promise<number>
}

/** Entries that one round places at most: whoever commits meanwhile waits behind it, and each round costs some fsyncs. */
const roundSize = 2_000

/** Opens the log and repairs what a crash left. Rejects with `LogRefused` when folder, store and key do not belong together. */
export async function openLog(
  ground: Ground,
  tiles: TileFolder,
  signing: Signing,
  witnesses?: Witnesses,
): Promise<Log> {
  const log: Sequencer = { ground, tiles, signing, witnesses, edge: emptyEdge, replaced: new Set() }
  await beginHead(ground, signing.name)
  await takeBeyondBackup(ground, tiles, signing)
  await publish(log)
  await rememberFirst(ground, signing)
  return { origin: signing.name, sequence: oneAtATime(() => rounds(log)) }
}

async function rounds(log: Sequencer): Promise<number> {
  for (let all = 0; ; ) {
    const placed = await round(log)
    all += placed
    if (placed < roundSize) return all
  }
}

async function round(log: Sequencer): Promise<number> {
  const head = await publish(log)
  const waiting = await log.ground.store.db
    .selectFrom('entries')
    .select(['customer', 'entry', 't', 'commitment'])
    .where('leaf', 'is', null)
    .orderBy('t')
    .limit(roundSize)
    .execute()
  // Another process moved the head since: its round has what we see, and the next one of ours begins at its end.
  if (waiting.length === 0 || log.edge.size !== head.size) return 0
  const grown = integrate(log.edge, waiting.map(leafOf), log.ground.keys.hashing)
  const places = waiting.map(
    ({ customer, entry }, i): Write => ({
      do: 'patch',
      table: 'entries',
      key: { customer, entry },
      set: { leaf: head.size + i },
    }),
  )
  const { expect, writes } = headChange(log.signing.name, head, { size: grown.size, root: grown.root })
  const moved = await log.ground.store.commit({ expect, writes: [...writes, ...places] })
  if (!moved.done) return 0
  await advance(log, grown)
  await publish(log)
  return waiting.length
}

/** Brings folder and checkpoint to where the head stands, whoever moved it there. */
async function publish(log: Sequencer): Promise<LogHead> {
  // The folder first: what it holds was the head before, so it can never be ahead of a head that is read later.
  const published = await readPublished(log.tiles)
  const head = await readHead(log.ground, log.signing.name)
  await catchUp(log, published, head)
  const signed = await signedIn(log, head)
  if (signed?.size !== head.size || !bearsAll(signed.note, signersOf(log.signing), log.ground.keys))
    return signHead(log, head)
  if (!isShown(log, published, signed)) await show(log)
  return head
}

async function signHead(log: Sequencer, head: LogHead): Promise<LogHead> {
  const { ground, signing } = log
  const body = formatCheckpoint({ origin: signing.name, size: head.size, root: head.root })
  const checkpoint = signNote(body, signersOf(signing), ground.keys.hashing)
  await ground.store.commit(headChange(signing.name, head, { checkpoint, signed_at: ground.clock.now() }))
  await show(log)
  return readHead(ground, signing.name)
}

/**
 * Writes the newest signed checkpoint into the folder, with the cosignatures that came in time, and looks again: a process
 * that was slower than another must not leave an older one there, nor one with fewer signatures. Where another process signed
 * it, its tiles may lie in a folder of its own: ours come first.
 */
async function show(log: Sequencer): Promise<void> {
  for (;;) {
    const shown = await readPublished(log.tiles)
    const head = await readHead(log.ground, log.signing.name)
    const signed = await signedIn(log, head)
    if (!signed || isShown(log, shown, signed)) return sweep(log)
    if (signed.size > log.edge.size) await catchUp(log, shown, head)
    const note = await cosigned(log, signed)
    const meanwhile = await readPublished(log.tiles)
    if (meanwhile && meanwhile.size > signed.size) continue
    const merged = meanwhile ? mergeNotes(note, meanwhile.note) : note
    await log.tiles.write('checkpoint', new TextEncoder().encode(merged))
    await keepWitnessed(log, merged)
  }
}

/** The newest checkpoint the store keeps. Throws `LogRefused` when no key of this house signed it. */
async function signedIn({ ground, signing }: Sequencer, head: LogHead): Promise<Published | undefined> {
  if (head.checkpoint === null) return undefined
  const signed = parsePublished(head.checkpoint)
  if (!signed.ok) throw new LogRefused(`The store keeps a broken checkpoint: ${signed.error}. Restore the store.`)
  await mustBeOurs(ground, signing, signed.value, 'the store')
  return signed.value
}

function oneAtATime(work: () => Promise<number>): () => Promise<number> {
  let running: Promise<number> | undefined
  let next: Promise<number> | undefined
  const begin = (): Promise<number> => {
    running ??= work().finally(() => {
      running = undefined
    })
    return running
  }
  const afterThis = (): Promise<number> => {
    next = undefined
    return begin()
  }
  return () => {
    if (!running) return begin()
    next ??= running.then(afterThis, afterThis)
    return next
  }
}
