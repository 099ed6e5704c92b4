import {
  appendLeaf,
  emptyRange,
  formatOpening,
  leafBytes,
  leafHash,
  mergeNotes,
  rangeRoot,
  successionBody,
  toBase64,
} from '@candor/ledger'
import { type Instant, second } from '@candor/terms'
import type { Ground } from '../adapters/ground.ts'
import type { Write } from '../adapters/store/index.ts'
import type { TileFolder } from '../adapters/tiles/index.ts'
import { takeBeyondBackup } from './beyond-backup.ts'
import { leafOf, placed } from './catch-up.ts'
import { entryRow, openEntry } from './entry.ts'
import { type LogHead, readHead } from './head-store.ts'
import { keyOf } from './key-ring.ts'
import { logEntry } from './log-entry.ts'
import { LogRefused, type Published, parsePublished, readPublished } from './published.ts'
import { same } from './same-bytes.ts'
import { firstKey, keySpans, type Signing, spansRow } from './signing.ts'
import { successionRow, successionText } from './succession.ts'

/** In `meta` of a store whose log has ended: the name of the log that takes over at the next opening. */
export const endedMark = 'log-ended'
const stepSize = 2_000

/** The name of the log that takes over: the old one with the day, and a number where it began on that day itself. */
export function successorName(origin: string, at: Instant): string {
  const [, base = origin, day, number = '1'] = /^(.*?)(?:-(\d{4}-\d\d-\d\d)(?:-(\d+))?)?$/.exec(origin) ?? []
  const today = new Date(at).toISOString().slice(0, 10)
  return day === today ? `${base}-${today}-${Number(number) + 1}` : `${base}-${today}`
}

/**
 * Where the log has ended, begins the one that takes over: its first entry commits to the name, size, root and last checkpoint
 * of the old one, and every entry of the old one follows in its order. What is left of the old keys is destroyed first, so that
 * the old log cannot go on beside it. A crash leaves the old log ended, and the next opening does this; of several processes one
 * does it. Throws `LogRefused` when store and checkpoint do not belong together; then nothing was destroyed.
 */
export async function beginSuccessor(ground: Ground, tiles: TileFolder): Promise<void> {
  // INVARIANT: looked at before the mark. Where the mark is still there, these are keys of the old log and never of the new one.
  const old = ground.keys.logKeys.signing()
  const name = (await ground.store.get('meta', { key: endedMark }))?.value
  const origin = (await ground.store.get('meta', { key: 'log-origin' }))?.value
  if (name === undefined) return
  const lost = await firstKey(ground, origin ?? name)
  const signing: Signing = { name: origin ?? name, keys: () => old, lost }
  if (origin === undefined || !(await ground.store.get('log_head', { origin }))?.checkpoint)
    return void (await ground.store.commit({
      expect: [],
      writes: [{ do: 'remove', table: 'meta', key: { key: endedMark } }],
    }))
  await takeBeyondBackup(ground, tiles, signing)
  const head = await readHead(ground, origin)
  const last = await lastCheckpoint(head, origin, tiles)
  const writes = await successor(ground, signing, head, last, name)
  ground.keys.logKeys.end(old.map(({ publicKey }) => publicKey))
  const expect = [{ table: 'log_head', key: { origin }, version: head.version } as const]
  // In conflict somebody else did it just now.
  await ground.store.commit({ expect, writes })
}

/** The newest checkpoint that was signed, with the cosignatures it bears where it was published. */
async function lastCheckpoint({ checkpoint, size }: LogHead, origin: string, tiles: TileFolder): Promise<Published> {
  const signed = parsePublished(checkpoint ?? '')
  if (!signed.ok) throw new LogRefused(`The store keeps a broken checkpoint: ${signed.error}. Restore the store.`)
  const shown = await readPublished(tiles)
  if (shown?.origin !== origin) return signed.value
  if (shown.size > size)
    throw new LogRefused(
      `The log folder holds ${shown.size} entries, the store ${size}: what was published must not be left out. Restore the newest store.`,
    )
  return shown.size === signed.value.size && same(shown.root, signed.value.root)
    ? { ...signed.value, note: mergeNotes(signed.value.note, shown.note) }
    : signed.value
}

async function successor(
  ground: Ground,
  signing: Signing,
  head: LogHead,
  last: Published,
  name: string,
): Promise<Write[]> {
  const { clock, store } = ground
  const vkeys = (await keySpans(ground, signing)).map(({ vkey }) => vkey)
  const body = successionBody({ origin: last.origin, size: last.size, note: last.note, vkeys }, toBase64(last.root))
  const ring = await keyOf(ground, 'brand', 'record')
  const draft = logEntry(ground, body)
  const first = entryRow(ground, ring.key, draft, clock.now())
  const { k, payload } = openEntry(ground, ring.key, draft.customer, draft.entry, first.row.sealed)
  const opening = formatOpening({ key: k, payload, time: Math.floor(payload.at / second) })
  const root = await rootBehind(ground, leafBytes({ v: 1, t: first.row.t, c: first.row.commitment }), head.size, last)
  const text = `${new TextDecoder().decode(opening)}\n${(await successionText({ store })) ?? ''}`
  return [
    ...ring.writes,
    { do: 'mirror', table: 'entries', column: 'leaf', about: -1 },
    { do: 'mirror', table: 'entries', column: 'leaf', about: 0 },
    { ...first, row: { ...first.row, leaf: 0 } },
    { do: 'remove', table: 'log_head', key: { origin: last.origin } },
    {
      do: 'insert',
      table: 'log_head',
      row: { origin: name, version: 1, size: head.size + 1, root, checkpoint: null, signed_at: head.signed_at },
    },
    { do: 'put', table: 'meta', row: { key: 'log-origin', value: name } },
    { do: 'put', table: 'meta', row: { key: successionRow, value: text } },
    { do: 'remove', table: 'meta', key: { key: spansRow } },
    { do: 'remove', table: 'meta', key: { key: endedMark } },
  ]
}

/** The root of the new log: the first entry, and all those of the old log, which must come to what was signed last. */
async function rootBehind(ground: Ground, first: Uint8Array, size: number, last: Published): Promise<Uint8Array> {
  const { hashing } = ground.keys
  let before = emptyRange
  let grown = appendLeaf(emptyRange, leafHash(first, hashing), hashing)
  for (let from = 0; from < size; from += stepSize)
    for (const row of await placed(ground, from, Math.min(size, from + stepSize))) {
      const hash = leafHash(leafOf(row), hashing)
      grown = appendLeaf(grown, hash, hashing)
      if (before.size < last.size) before = appendLeaf(before, hash, hashing)
    }
  if (before.size === last.size && same(rangeRoot(before, hashing), last.root)) return rangeRoot(grown, hashing)
  throw new LogRefused(
    'The entries in the store are not those that the last checkpoint of the log signed. Restore the store.',
  )
}
