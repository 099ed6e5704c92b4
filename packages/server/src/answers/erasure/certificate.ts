import type { Instant, Json } from '@candor/terms'
import { day } from '@candor/terms'
import { epochLength } from '../../adapters/keys/index.ts'
import type { TileFolder } from '../../adapters/tiles/index.ts'
import { proofOf } from '../../record/index.ts'
import {
  type Counted,
  type ErasingHouse,
  type Erasure,
  type ErasureWhy,
  type OnItsWay,
  rememberedAtMost,
} from './erasure.ts'

/** Something that stays, why, and until when; without an end it stays for good. */
export type Staying = {
  readonly what: 'kept-by-law' | 'do-not-contact' | 'commitments' | 'requests' | 'models' | 'messages-seen'
  readonly why: string
  readonly n?: number
  readonly until?: Instant
}

/** What an erasure did, for whoever was erased and whoever audits it. Nothing in it tells about whom it is. */
export type Certificate = {
  readonly v: 1
  readonly erasure: string
  readonly state: 'running' | 'done'
  readonly why: ErasureWhy
  /** From then on nothing could be opened, by anybody. */
  readonly effectiveAt: Instant
  readonly finishedAt?: Instant
  /** By then every process has forgotten what it remembered. */
  readonly forgottenBy?: Instant
  readonly erased: readonly Counted[]
  readonly onItsWay: readonly OnItsWay[]
  readonly stays: readonly Staying[]
  /** When the newest key epoch that wrapped a key of theirs is destroyed at the latest; backups of that time are unreadable then. */
  readonly backupsUntil?: Instant
  /** The entry in the brand's log that proves it, and its proof once it has a place. */
  readonly entry?: string
  readonly proof?: string
}

/** How long an epoch that has ended stays where nothing else is configured. */
const graceOf = (house: { readonly keyTerms?: { readonly graceMs: number } }): number =>
  house.keyTerms?.graceMs ?? 30 * day

type CertifyingHouse = ErasingHouse & {
  readonly tiles?: TileFolder
  readonly keyTerms?: { readonly graceMs: number }
}

/** The certificate of an erasure as it stands now, with the proof where the log has its entry by now. */
export async function certificateOf(house: CertifyingHouse, erasure: Erasure): Promise<Certificate> {
  const { body, entry, emptiedAt } = erasure
  const proof = entry && house.tiles ? await proofOf(house, house.tiles, 'brand', entry) : undefined
  const began = body.epoch === undefined ? undefined : house.keys.epochs().find(({ epoch }) => epoch === body.epoch)
  return {
    v: 1,
    erasure: erasure.erasure,
    state: emptiedAt === undefined ? 'running' : 'done',
    why: erasure.why,
    effectiveAt: erasure.begunAt,
    ...(emptiedAt === undefined ? {} : { finishedAt: emptiedAt, forgottenBy: emptiedAt + rememberedAtMost }),
    erased: body.erased.filter(({ what }) => what !== 'requests'),
    onItsWay: body.onItsWay,
    stays: staysOf(erasure),
    ...(began ? { backupsUntil: (began.endedAt ?? began.startsAt + epochLength) + graceOf(house) } : {}),
    ...(entry === undefined ? {} : { entry }),
    ...(proof?.ok ? { proof: proof.value } : {}),
  }
}

function staysOf({ body }: Erasure): Staying[] {
  const entries = body.erased.find(({ what }) => what === 'entries-of-the-log')?.n ?? 0
  const requests = body.erased.find(({ what }) => what === 'requests')?.n ?? 0
  const all: Staying[] = [
    ...body.kept.map(({ purpose, n, until }) => ({ what: 'kept-by-law' as const, why: purpose, n, until })),
    ...(body.suppressed > 0
      ? [{ what: 'do-not-contact', why: 'not-written-to-again', n: body.suppressed } as const]
      : []),
    ...(entries > 0 ? [{ what: 'commitments', why: 'the-log-verifies', n: entries } as const] : []),
    ...(requests > 0 ? [{ what: 'requests', why: 'proof-of-answering', n: requests } as const] : []),
    { what: 'models', why: 'until-next-training' },
    { what: 'messages-seen', why: 'no-replay-brings-them-back' },
  ]
  return all
}

/** What the entry in the log says: enough to prove that this was done, and nothing that leads to anybody. */
export function certificateBody({ erasure, why, begunAt, emptiedAt, body }: Erasure): Json {
  return JSON.parse(
    JSON.stringify({
      v: 1,
      erasure,
      why,
      effectiveAt: begunAt,
      finishedAt: emptiedAt,
      erased: body.erased,
      onItsWay: body.onItsWay.length,
      kept: body.kept,
      suppressed: body.suppressed,
    }),
  ) as Json
}
