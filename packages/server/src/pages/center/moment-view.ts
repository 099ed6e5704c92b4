import { day, type Json } from '@candor/terms'
import type { Moment } from '../../answers/timeline/index.ts'
import type { Choice } from '../../customers/consent/index.ts'
import { linkToken, manageDays } from '../../customers/links/index.ts'
import { explain } from '../../decisions/index.ts'
import { collectView } from './collect-view.ts'
import type { MomentView } from './moment-part.ts'
import { type Telling, timeOf } from './telling.ts'
import { channelText, dayOf, purposeText, saidLines } from './words.ts'

type Told = Omit<MomentView, 'at'>
type Body = { readonly [field: string]: Json | undefined }

/** One moment in the customer's own words. */
export function momentView(telling: Telling, moment: Moment): MomentView {
  if (moment.kind === 'collect') return collectView(telling, moment.collection)
  return { at: timeOf(telling, moment.at), ...told(telling, moment) }
}

function told(telling: Telling, moment: Exclude<Moment, { kind: 'collect' }>): Told {
  const { t } = telling
  if (moment.kind === 'decision') return decisionTold(telling, moment)
  if (moment.kind === 'ended') return { title: t.ended[moment.state] ?? t.endedOther, says: [] }
  if (moment.kind === 'erased') return { title: t.erased, says: [t.erasedText] }
  if (moment.kind === 'choice') return choiceTold(telling, moment.body as unknown as Choice)
  if (moment.kind === 'import') return importTold(telling, moment.body as Body)
  if (moment.kind === 'merge') return mergeTold(telling, moment.body as Body)
  return { title: t.other, says: [t.otherText] }
}

function decisionTold(telling: Telling, { decision }: Extract<Moment, { kind: 'decision' }>): Told {
  const { t, policy, desk } = telling
  const { act, facts, verdict, policy: digest } = decision
  const said = explain({ ...verdict, policy: digest }, act, facts).customer
  const what = purposeText(policy, act.purpose, desk.texts)
  const isYes = verdict.outcome === 'permit'
  if (act.kind === 'share') return { title: isYes ? t.shared : t.sharedNot, says: [t.sharedFor(what), said] }
  const titles = { permit: t.permitted, adjust: t.permitted, defer: t.waited, deny: t.refused }
  const about = act.channel ? `${what} (${channelText(act.channel, desk.texts)})` : what
  return { title: titles[verdict.outcome], says: [about, said], why: whyPath(telling, decision.id) }
}

function whyPath({ house, customer }: Telling, act: string): string {
  const expires = house.clock.now() + manageDays * day
  return `/why/${linkToken(house, { for: 'why', customer, act, expires })}`
}

function choiceTold(telling: Telling, choice: Choice): Told {
  const { t, policy, zone, desk } = telling
  const { said, via } = choice
  const evidence = said.kind === 'consent' ? [t.yourWords(said.evidence.text, said.evidence.surface)] : []
  return {
    title: t.choice,
    says: [...saidLines(choice, policy, zone, desk.texts), ...byWhom(telling, choice, via), ...evidence],
  }
}

/** Where a choice was not made on our own pages: who made it, and what it beat. */
function byWhom(telling: Telling, choice: Choice, via: Choice['via']): string[] {
  const { t } = telling
  if (via === 'banner') return [t.byBanner]
  if (via === 'bounce') return [t.byBounce]
  if (via !== 'gpc') return []
  const yes = yesBefore(telling, choice)
  return [t.bySignal, ...(yes ? [t.signalBeatsYes(dayOf(yes.at, telling.zone, telling.desk.texts))] : [])]
}

/** The newest yes to the same purpose before a choice, where no other no came between. */
export function yesBefore({ choices }: Pick<Telling, 'choices'>, { said, at, choice: id }: Choice): Choice | undefined {
  if (said.kind === 'preference') return undefined
  const before = choices.filter(
    other =>
      other.choice !== id &&
      other.at <= at &&
      other.said.kind !== 'preference' &&
      other.said.purpose === said.purpose &&
      (other.said.channel === 'any' || other.said.channel === said.channel),
  )
  const newest = before.toSorted((a, b) => b.at - a.at)[0]
  return newest?.said.kind === 'consent' ? newest : undefined
}

function importTold(telling: Telling, { source, fields, choices }: Body): Told {
  const { t, policy, zone, desk } = telling
  const from = typeof source === 'string' ? source : '?'
  const names = (Array.isArray(fields) ? fields : [])
    .filter(field => typeof field === 'string')
    .map(field => nameOf(field))
  const given = (Array.isArray(choices) ? choices : []) as unknown as readonly Choice[]
  const text = names.length === 0 ? t.importedNothing(from) : t.importedFields(from, names.join(', '))
  return { title: t.imported, says: [text, ...given.flatMap(one => saidLines(one, policy, zone, desk.texts))] }
  function nameOf(field: string): string {
    return (Object.hasOwn(policy.fields, field) && policy.fields[field]?.text) || field.replaceAll('_', ' ')
  }
}

function mergeTold({ t }: Telling, body: Body): Told {
  if (body['verb'] === 'unmerged') return { title: t.unmerged, says: [] }
  const { by, source } = (body['why'] ?? {}) as Body
  const words = by === 'sign-in' || by === 'alias' ? t.mergedWhy[by] : t.mergedWhy.other
  return { title: t.merged, says: [words(typeof source === 'string' ? source : '?'), t.mergedChoices] }
}
