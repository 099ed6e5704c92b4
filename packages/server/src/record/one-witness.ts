import type { Keys } from '../adapters/keys/index.ts'
import type { OutboundHttp } from '../adapters/outbound-http/index.ts'
import { askWitness, type Witness, type WitnessSaid } from './ask-witness.ts'
import type { Published } from './published.ts'

/** The hashes that lead from one size of our tree to another. */
export type Prove = (from: number, to: number) => Promise<readonly Uint8Array[]>

/**
 * How we stand with a witness: it has not been asked, it cosigned what we showed it last, it is away, it refuses, it has
 * seen more of this log than we have, or another tree of the same size.
 */
export type Standing = 'new' | 'cosigned' | 'away' | 'refuses' | 'ahead' | 'another-tree'

/** One witness and what we know of it. Kept in memory: what it saw it tells itself. */
export type OneWitness = Witness & {
  standing: Standing
  why: string
  /** What it saw last, as far as we know. */
  size: number
  /** Its newest cosignature: when, in seconds since 1970, and the note that carries it. */
  last?: { readonly size: number; readonly time: number; readonly note: string }
  failures: number
  /** Not asked again before this moment of the monotonic clock. */
  notBefore: number
  isAsked: boolean
}

export const newWitness = (witness: Witness): OneWitness => ({
  ...witness,
  standing: 'new',
  why: '',
  size: 0,
  failures: 0,
  notBefore: 0,
  isAsked: false,
})

const longestPause = 60_000

/** Asks a witness for its cosignature, once more where it saw another size than we thought. Never rejects. */
export async function consult(
  one: OneWitness,
  signed: Published,
  { outbound, keys, prove, now }: { outbound: OutboundHttp; keys: Keys; prove: Prove; now: () => number },
): Promise<void> {
  one.isAsked = true
  try {
    const said = await converse(one, signed, async old =>
      askWitness(outbound, keys, one, {
        signed,
        old,
        proof: old > 0 && old < signed.size ? await prove(old, signed.size) : [],
      }),
    )
    if (said !== undefined) settle(one, signed, said)
  } catch (error) {
    settle(one, signed, { said: 'away', why: (error as Error).message })
  } finally {
    one.isAsked = false
    one.failures = one.standing === 'cosigned' ? 0 : one.failures + 1
    one.notBefore = one.failures === 0 ? 0 : now() + Math.min(longestPause, 1_000 * 2 ** (one.failures - 1))
  }
}

async function converse(
  one: OneWitness,
  signed: Published,
  ask: (old: number) => Promise<WitnessSaid>,
): Promise<WitnessSaid | undefined> {
  // A third size within one conversation: somebody else speaks to it for this log. It is asked again later.
  for (let turn = 0; turn < 3; turn++) {
    if (one.size > signed.size) return stand(one, 'ahead', aheadText(one.size, signed.size))
    const said = await ask(one.size)
    if (said.said !== 'size') return said
    if (said.size === one.size)
      return said.size === signed.size
        ? stand(one, 'another-tree', `it saw another tree of ${said.size} entries under this name and key`)
        : { said: 'refused', why: 'it contradicts itself about what it saw' }
    one.size = said.size
  }
  return { said: 'away', why: 'it is asked by somebody else at the same time' }
}

const aheadText = (seen: number, ours: number): string =>
  `it has seen ${seen} entries of this log, and we have ${ours}: this house goes on from an old copy, or another one signs with its key`

function settle(one: OneWitness, { size }: Published, said: WitnessSaid): void {
  if (said.said === 'cosigned') {
    one.size = size
    one.last = { size, time: said.time, note: said.note }
    stand(one, 'cosigned', '')
  } else if (said.said !== 'size') stand(one, said.said === 'away' ? 'away' : 'refuses', said.why)
}

function stand(one: OneWitness, standing: Standing, why: string): undefined {
  one.standing = standing
  one.why = why
}
