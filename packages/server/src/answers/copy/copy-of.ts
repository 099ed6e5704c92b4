import type { Instant, LawfulBasis } from '@candor/terms'
import type { Policy } from '../../brand/policy/index.ts'
import { halvesOf } from '../../customers/identity/index.ts'
import { wholeProfile } from '../../customers/profiles/index.ts'
import type { House, Language } from '../../decisions/index.ts'
import type { Datum, SectionName, Use } from './datum.ts'
import { keptFor } from './kept-for.ts'
import type { Reading } from './section.ts'
import { sections } from './sections/index.ts'
import { type Uses, usesOf } from './uses.ts'

/** What a copy is to hold: everything, or what the person gave and what was observed of them by consent or contract (GDPR Art. 20). */
export type Part = 'all' | 'portable'

/** A purpose of the policy, and how often it was decided about this person for it. */
export type PurposeOfCopy = {
  readonly purpose: string
  readonly text: string
  readonly basis: LawfulBasis
  readonly class: string
  readonly retention: string
  readonly decisions: number
  readonly permitted: number
  readonly last?: Instant
}

/** An algorithm or model that had a say about this person. */
export type AlgorithmOfCopy = Use & { readonly text?: string; readonly owner?: string }

/** Everything held about a person as of one moment, to be read once from the first datum to the last, and closed. */
export type Copy = {
  readonly customer: string
  readonly halves: readonly string[]
  readonly at: Instant
  readonly part: Part
  readonly language: Language
  /** IANA. */
  readonly zone: string
  readonly policy: Policy
  readonly digest: string
  readonly purposes: readonly PurposeOfCopy[]
  readonly algorithms: readonly AlgorithmOfCopy[]
  /** Section by section, each newest first as far as it has an order. */
  data(): AsyncIterable<readonly [SectionName, AsyncIterable<Datum>]>
  /** Lets go of the snapshot; harmless when repeated. */
  close(): Promise<void>
}

export type CopyAsk = {
  readonly part?: Part
  /** Absent: the language of the profile, else English. */
  readonly language?: Language
}

/**
 * Opens a copy of everything held about a person, every half of them; undefined when there is no such customer. All of it is read
 * from one snapshot, a few hundred rows at a time. Whoever opens it closes it.
 */
export async function copyOf(house: House, customer: string, ask: CopyAsk = {}): Promise<Copy | undefined> {
  const snapshot = await house.store.snapshot()
  try {
    const still: House = { ...house, store: snapshot }
    const [current = customer, ...others] = await halvesOf(still, customer)
    const whole = await wholeProfile(still, current)
    if (!whole) {
      await snapshot.close()
      return undefined
    }
    const { policy, digest } = house.judge
    const halves = [current, ...others]
    const uses = await usesOf(still, halves)
    const language = ask.language ?? languageIn(whole.place.language ?? whole.seen?.language)
    const part = ask.part ?? 'all'
    const kept = keptFor(policy.brand.zone)
    const reading: Reading = { house: still, policy, halves, language, uses, keptFor: kept }
    return {
      ...{ customer: current, halves, at: house.clock.now(), part, language, policy, digest },
      zone: whole.place.zone ?? whole.seen?.zone ?? policy.brand.zone,
      purposes: purposesOf(policy, uses),
      algorithms: algorithmsOf(policy, uses),
      data: () => partsOf(reading, part),
      close: () => snapshot.close(),
    }
  } catch (error) {
    await snapshot.close()
    throw error
  }
}

async function* partsOf(reading: Reading, part: Part): AsyncGenerator<readonly [SectionName, AsyncIterable<Datum>]> {
  for (const { name, read } of sections) {
    const data = read(reading)
    yield [name, part === 'all' ? data : portable(reading.policy, data)]
  }
}

async function* portable(policy: Policy, data: AsyncIterable<Datum>): AsyncGenerator<Datum> {
  for await (const datum of data) if (isPortable(policy, datum)) yield datum
}

/** What the person gave, and what was observed of them, where a purpose of it rests on consent or contract or none is named. */
export function isPortable({ purposes }: Policy, datum: Datum): boolean {
  if (datum.origin !== 'given' && datum.origin !== 'observed') return false
  const bases = datum.purposes.map(name => (Object.hasOwn(purposes, name) ? purposes[name]!.basis : 'consent'))
  return bases.length === 0 || bases.some(basis => basis === 'consent' || basis === 'contract')
}

/** The lawful bases that a datum rests on, by its purposes. */
export const basesOf = ({ purposes }: Policy, datum: Datum): LawfulBasis[] => [
  ...new Set(datum.purposes.flatMap(name => (Object.hasOwn(purposes, name) ? [purposes[name]!.basis] : []))),
]

const purposesOf = ({ purposes }: Policy, uses: Uses): PurposeOfCopy[] =>
  Object.entries(purposes).map(([purpose, { text, basis, class: kind, retention }]) => {
    const { decisions = 0, permitted = 0, last } = uses.ofPurpose.get(purpose) ?? {}
    const used = { decisions, permitted, ...(last === undefined ? {} : { last }) }
    return { purpose, text, basis, class: kind, retention, ...used }
  })

const algorithmsOf = ({ algorithms, recommendations }: Policy, uses: Uses): AlgorithmOfCopy[] =>
  [...uses.algorithms.values()].map(use => {
    if (use.by === 'recommendation')
      return recommendations ? { ...use, text: recommendations.model, owner: recommendations.owner } : use
    const declared = Object.hasOwn(algorithms, use.name) ? algorithms[use.name] : undefined
    return declared ? { ...use, text: declared.text, owner: declared.owner } : use
  })

const spoken: readonly Language[] = ['en', 'de', 'fr', 'es', 'id', 'ar']
const languageIn = (tag: string | undefined): Language =>
  spoken.find(language => language === tag?.split('-')[0]?.toLowerCase()) ?? 'en'
