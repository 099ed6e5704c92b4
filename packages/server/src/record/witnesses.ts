import { mergeNotes, openNote, reachesQuorum, type Trust } from '@candor/ledger'
import type { Ground } from '../adapters/ground.ts'
import type { OutboundHttp } from '../adapters/outbound-http/index.ts'
import type { Witness } from './ask-witness.ts'
import { consult, newWitness, type OneWitness, type Prove, type Standing } from './one-witness.ts'
import type { Published } from './published.ts'

export type WitnessOptions = {
  /** Whom to ask, and how many of them make a quorum. */
  readonly trust: Pick<Trust, 'quorum'> & { readonly witnesses: readonly (Trust['witnesses'][number] & Witness)[] }
  readonly outbound: OutboundHttp
  /** Longest time that a checkpoint waits for them before it is published without, in milliseconds. */
  readonly waitMs: number
}

/** How the log stands with one witness. `at`: when it last signed, in seconds since 1970, and how many entries then. */
export type WitnessReport = {
  readonly name: string
  readonly url: string
  readonly standing: Standing
  readonly why: string
  readonly cosigned?: { readonly size: number; readonly at: number }
}

/** The witnesses of this log. */
export interface Witnesses {
  readonly trust: WitnessOptions['trust']
  /** The checkpoint with the cosignatures that came in time. Never rejects, and never waits for those who were away last. */
  cosigned(signed: Published, prove: Prove): Promise<string>
  /** Is there somebody to ask about what is shown, or an answer to it that it does not bear yet? */
  isDue(shown: Published): boolean
  /** Do the cosignatures of this checkpoint make the quorum? */
  reaches(note: string): boolean
  report(): readonly WitnessReport[]
}

export function openWitnesses({ keys, clock }: Ground, { trust, outbound, waitMs }: WitnessOptions): Witnesses {
  const all = trust.witnesses.map(newWitness)
  const now = () => clock.monotonic()
  const toAsk = (note: string) => all.filter(one => !one.isAsked && one.notBefore <= now() && !isAbout(one, note))
  const carried = (note: string) => all.reduce((so, { last }) => (last ? mergeNotes(so, last.note) : so), note)
  const reaches = (note: string) => reachesQuorum(trust.quorum, signersOf(note, trust.witnesses, keys))
  return {
    trust,
    reaches,
    isDue: ({ note }) => toAsk(note).length > 0 || carried(note) !== note,
    async cosigned(signed, prove) {
      const asked = toAsk(signed.note)
      // One who did not answer last time is asked, and not waited for: else each dead witness would slow every checkpoint.
      const hoped = asked.filter(({ failures }) => failures === 0)
      const enough = Promise.withResolvers<void>()
      const asks = asked.map(async one => {
        await consult(one, signed, { outbound, keys, prove, now })
        if (reaches(carried(signed.note))) enough.resolve()
      })
      if (hoped.length > 0 && !reaches(carried(signed.note)))
        await Promise.race([enough.promise, Promise.all(hoped.map(one => asks[asked.indexOf(one)])), pause(waitMs)])
      return carried(signed.note)
    },
    report: () => all.map(reportOf),
  }
}

const isAbout = ({ last }: OneWitness, note: string): boolean =>
  last !== undefined && last.note.slice(0, last.note.lastIndexOf('\n\n')) === note.slice(0, note.lastIndexOf('\n\n'))

function signersOf(note: string, witnesses: WitnessOptions['trust']['witnesses'], { signatures }: Ground['keys']) {
  const opened = openNote(
    note,
    witnesses.map(({ key }) => key),
    signatures,
  )
  return new Set(opened.ok ? opened.value.verified.map(({ key }) => key) : [])
}

function pause(ms: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  AbortSignal.timeout(ms).addEventListener('abort', () => resolve(), { once: true })
  return promise
}

function reportOf({ name, url, standing, why, last }: OneWitness): WitnessReport {
  return { name, url, standing, why, ...(last ? { cosigned: { size: last.size, at: last.time } } : {}) }
}
