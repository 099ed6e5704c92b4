import type { Registered } from '../../../answers/oversight/index.ts'
import { type Finding, type Interlock, isOpen } from '../../../brand/algorithms/index.ts'
import type { Texts } from '../texts.ts'
import { dayOf } from '../words.ts'

/** How an algorithm runs now, since when and why, in a sentence or two. */
export function stateWords({ interlock, findings, declared }: Registered, zone: string, texts: Texts): string {
  const { algorithms: t } = texts
  const open = findings.find(one => isOpen(one) && one.evidence)
  if (interlock.kind === 'none') return open?.evidence ? openWords(open, zone, texts) : t.free
  const held = heldWords(interlock, declared.kind === 'suggestions', dayOf(interlock.since, zone, texts), texts)
  return `${held}${whyWords(interlock, findings, texts)}`
}

function openWords({ evidence, openedAt }: Finding, zone: string, texts: Texts): string {
  const { group, reference } = evidence!
  return texts.algorithms.freeOpen(dayOf(openedAt, zone, texts), group, reference)
}

type Held = Exclude<Interlock, { readonly kind: 'none' }>

function heldWords({ kind, share }: Held, isSuggestions: boolean, day: string, texts: Texts): string {
  const { held, heldSuggestions } = texts.algorithms
  if (isSuggestions && kind !== 'cap') return heldSuggestions[kind](day)
  if (kind !== 'cap') return held[kind](day)
  const part = new Intl.NumberFormat(texts.dates, { style: 'percent', maximumFractionDigits: 0 }).format(share ?? 0)
  return held.cap(day, part)
}

/** While its finding is open: what was found. Once a person has spoken, their word stands below. */
function whyWords({ finding }: Held, findings: readonly Finding[], { algorithms: t }: Texts): string {
  const of = findings.find(one => one.finding === finding)
  const open = of && isOpen(of) ? of : findings.find(isOpen)
  if (!open) return t.byPerson
  return open.evidence ? t.because(open.evidence.group, open.evidence.reference) : t.lookedAt
}
