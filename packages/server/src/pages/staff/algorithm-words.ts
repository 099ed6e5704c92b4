import type { Registered } from '../../answers/oversight/index.ts'
import type { Finding, FindingVerdict, Interlock } from '../../brand/algorithms/index.ts'
import { type Choice, type Html, percent, tag } from '../look/index.ts'

export const algorithmsPath = '/staff/algorithms'
export const algorithmPath = (name: string): string => `${algorithmsPath}/${name}`
export const findingPath = ({ algorithm, finding }: Pick<Finding, 'algorithm' | 'finding'>): string =>
  `${algorithmPath(algorithm)}/findings/${finding}`

/** How an algorithm is held back, in a few words. */
export function interlockTag(interlock: Interlock): Html {
  if (interlock.kind === 'none') return tag('Decides freely', 'ok')
  if (interlock.kind === 'stop') return tag('Stopped', 'danger')
  if (interlock.kind === 'fallback') return tag('Held back: by lot', 'warn')
  return tag(`Held back: ${percent(interlock.share ?? 0)} by score`, 'warn')
}

/** What an algorithm is for, as the policy says it. */
export const textOf = ({ declared }: Registered): string =>
  declared.kind === 'offer' ? declared.algorithm.text : 'Suggests items of the catalogue.'

export const ownerOf = ({ declared }: Registered): string =>
  declared.kind === 'offer' ? declared.algorithm.owner : declared.section.owner

export const plainName = (attribute: string): string => attribute.replaceAll('_', ' ')

/** What a finding is about, in one line. */
export function findingTitle({ kind, evidence }: Finding): string {
  if (evidence)
    return `“${evidence.group}” is chosen less often than “${evidence.reference}”, by ${plainName(evidence.attribute)}`
  return kind === 'exposure' ? 'Some providers are shown less than they should be' : 'Raised by a person'
}

type Texts = Readonly<Record<FindingVerdict, { readonly text: string; readonly hint: string }>>

const verdictTexts: Texts = {
  resume: { text: 'Let it decide freely', hint: 'Watching begins anew; what was decided before counts no more.' },
  keep: { text: 'Leave all as it is', hint: 'You have looked at it. What holds now goes on holding.' },
  cap: { text: 'Cap it', hint: 'It decides about one person in four; the lot decides about the others.' },
  fallback: { text: 'Decide by lot', hint: 'Nothing of a person goes in. The score decides about nobody.' },
  stop: { text: 'Stop it', hint: 'Nobody is chosen at all.' },
}
const suggestionTexts: Partial<Texts> = {
  fallback: { text: 'Use nothing of a person', hint: 'Everybody gets what the page is about, and what many choose.' },
  stop: { text: 'Use not even the page', hint: 'Everybody sees the same.' },
}

/** What a person may say, with what it means here. */
export function verdictChoices({ declared }: Registered, words: readonly FindingVerdict[]): Choice[] {
  const isOffer = declared.kind === 'offer'
  const open = words.filter(word => isOffer || word !== 'cap')
  return open.map(value => ({ value, ...verdictTexts[value], ...(isOffer ? {} : suggestionTexts[value]) }))
}

export const verdictText = (verdict: FindingVerdict): string => verdictTexts[verdict].text
