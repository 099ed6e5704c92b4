import { day } from '@candor/terms'
import { type KeptCount, keptSince } from '../../answers/timeline/index.ts'
import { listSources, type Source } from '../../brand/sources/index.ts'
import type { Choice } from '../../customers/consent/index.ts'
import { wholeNumber } from '../look/index.ts'
import { vouchingFor } from './answered.ts'
import { isUse } from './answers.ts'
import { answerField } from './current.ts'
import { isCollectedFor } from './declared.ts'
import { yesBefore } from './moment-view.ts'
import type { Telling } from './telling.ts'
import type { SummaryView, SwitchView } from './timeline-page.ts'
import { dayOf } from './words.ts'

const days = 30

/** What is kept now, purpose by purpose, and what is off and why; with what the last thirty days brought. */
export async function summaryView(telling: Telling, halves: readonly string[]): Promise<SummaryView> {
  const { house, t, lang, policy } = telling
  const counts = await keptSince(house, halves, house.clock.now() - days * day)
  const sources = await listSources(house.store)
  const all = counts.reduce((sum, { n }) => sum + n, 0)
  const purposes = Object.keys(policy.purposes).filter(purpose => isCollectedFor(policy, purpose))
  return {
    lastDays: all === 0 ? t.lastDaysNone : t.lastDays(wholeNumber(all, lang), all === 1),
    switches: purposes.map(purpose => switchView(telling, purpose, counts, sources)),
  }
}

function switchView(
  telling: Telling,
  purpose: string,
  counts: readonly KeptCount[],
  sources: readonly Source[],
): SwitchView {
  const { t, lang, policy } = telling
  const declared = policy.purposes[purpose]
  const { text, basis } = declared ?? { text: purpose, basis: 'consent' }
  const choice = declared && isUse(declared) ? { choice: answerField({ purpose, channel: 'any' }) } : {}
  const n = counts.reduce((sum, count) => sum + (count.purposes.includes(purpose) ? count.n : 0), 0)
  const kept = n === 0 ? [] : [t.forThis(wholeNumber(n, lang), n === 1)]
  const isNeeded = basis === 'contract' || basis === 'legal-duty'
  const { says, canStop } = standing(telling, purpose, isNeeded, sources)
  return { purpose, what: text, says: [...says, ...kept], canStop, ...choice }
}

type Standing = Pick<SwitchView, 'says' | 'canStop'>

function standing(telling: Telling, purpose: string, isNeeded: boolean, sources: readonly Source[]): Standing {
  const { t, zone, desk } = telling
  const when = (choice: Choice) => dayOf(choice.at, zone, desk.texts)
  const { newest, firstNo } = lastWords(telling.choices, purpose)
  if (newest?.said.kind === 'consent') return { says: [t.yes(when(newest))], canStop: true }
  if (newest && firstNo) return { says: noWords(telling, firstNo, newest), canStop: false }
  if (isNeeded) return { says: [t.needed], canStop: false }
  const vouching = vouchingFor(sources, purpose)
  if (vouching.length === 0) return { says: [t.never], canStop: false }
  return { says: vouching.map(source => vouchWords(telling, source)), canStop: true }
}

function noWords({ t, zone, desk, choices }: Telling, first: Choice, newest: Choice): string[] {
  const since = dayOf(first.at, zone, desk.texts)
  if (newest.via !== 'gpc') return [t.no(since)]
  const yes = yesBefore({ choices }, first)
  return [t.signal(since), ...(yes ? [t.signalBeatsYes(dayOf(yes.at, zone, desk.texts))] : [])]
}

function vouchWords({ t, zone, desk }: Telling, { source, vouch }: Source): string {
  return t.vouched(source, vouch ? dayOf(vouch.since, zone, desk.texts) : '', vouch?.text ?? '')
}

/**
 * The newest word that bears on collecting for a purpose, and the first of the noes it belongs to: words about one channel say
 * nothing about it. On a tie the no counts, as the gate has it.
 */
export function lastWords(
  choices: readonly Choice[],
  purpose: string,
): { readonly newest?: Choice; readonly firstNo?: Choice } {
  const about = choices.filter(
    ({ said }) =>
      said.kind !== 'preference' && said.channel === 'any' && (said.purpose === purpose || said.purpose === 'any'),
  )
  const order = about.toSorted((a, b) => b.at - a.at || Number(isYes(a)) - Number(isYes(b)))
  const [newest] = order
  if (!newest) return {}
  const noes = isYes(newest) ? [] : order.slice(0, order.findIndex(isYes) < 0 ? order.length : order.findIndex(isYes))
  const firstNo = noes.at(-1)
  return firstNo ? { newest, firstNo } : { newest }
}

const isYes = ({ said }: Choice): boolean => said.kind === 'consent'
