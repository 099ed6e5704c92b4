import type { Source } from '../../brand/sources/index.ts'
import type { Choice } from '../../customers/consent/index.ts'
import type { Answer } from './answers.ts'
import type { Texts } from './texts.ts'
import { dayOf } from './words.ts'

/** What the customer answered last, when and where; or who says in their place that they agreed; or that nobody asked. */
export function answered(
  { now, choice }: Pick<Answer, 'now' | 'choice'>,
  vouching: readonly Source[],
  zone: string,
  texts: Texts,
): string {
  const { preferences: t } = texts
  if (choice) return now === 'no' ? noWords(choice, zone, texts) : yesWords(choice, zone, texts)
  if (vouching.length === 0) return t.neverAsked
  return vouching.map(one => vouchWords(one, zone, texts)).join(' ')
}

function yesWords({ said, at, via }: Choice, zone: string, texts: Texts): string {
  const { preferences: t } = texts
  const words = said.kind === 'consent' ? t.words(said.evidence.text) : ''
  return t.saidYes(dayOf(at, zone, texts), t.where[via] ?? '') + words
}

function noWords({ at, via }: Choice, zone: string, texts: Texts): string {
  const { preferences: t } = texts
  const day = dayOf(at, zone, texts)
  if (via === 'gpc') return t.signalSaidNo(day)
  return via === 'merge' ? t.mergedNo(day) : t.saidNo(day, t.where[via] ?? '')
}

const vouchWords = ({ source, vouch }: Source, zone: string, texts: Texts): string =>
  vouch ? texts.preferences.vouched(source, dayOf(vouch.since, zone, texts), vouch.text) : ''

/** The sources that vouch for a yes to a purpose today. */
export const vouchingFor = (sources: readonly Source[], purpose: string): Source[] =>
  sources.filter(({ vouch, closedAt }) => closedAt === undefined && vouch?.purposes.includes(purpose))
