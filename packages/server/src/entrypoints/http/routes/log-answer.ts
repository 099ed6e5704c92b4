import type { Log } from '@candor/contract'
import { toBase64 } from '@candor/ledger'
import { second } from '@candor/terms'
import { keySpans, minimumIndex, readPublished, successionsOf } from '../../../record/index.ts'
import type { HttpDeps } from '../deps.ts'
import { witnessingOf } from './witnessing-answer.ts'

/** The log as it is told to others. */
export async function aboutLog({ house, publishLog, pruneLogAfter }: HttpDeps): Promise<Log> {
  const spans = await keySpans(house, house.logSigning)
  const vkeys = spans.filter(({ until }) => until === null).map(({ vkey }) => vkey)
  return {
    origin: house.log.origin,
    vkey: vkeys[0] ?? '',
    vkeys,
    retired: spans.flatMap(({ vkey, until }) => (until === null ? [] : [{ vkey, until }])),
    size: (await readPublished(house.tiles))?.size ?? 0,
    published: publishLog,
    minimum_index: await minimumIndex(house),
    pruning: pruningPolicy(pruneLogAfter),
    succeeds: (await successionsOf(house)).map(({ origin, size, root, time }) => ({
      ...{ origin, size, root: toBase64(root), at: time * second },
    })),
    witnessing: await witnessingOf(house),
  }
}

/** The pruning policy in words, as c2sp.org/tlog-tiles wants it published. */
const pruningPolicy = (months: number | undefined): string =>
  months === undefined
    ? 'Nothing of this log is ever pruned.'
    : `A bundle of entries may be pruned once each entry in it is older than ${months} months and can be opened by nobody any more, because its record has expired or was erased. Tiles are never pruned.`
