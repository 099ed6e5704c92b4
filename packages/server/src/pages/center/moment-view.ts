import { day, type Json } from '@candor/terms'
import type { Moment } from '../../answers/timeline/index.ts'
import { vendorOf } from '../../brand/policy/index.ts'
import type { Choice } from '../../customers/consent/index.ts'
import { linkToken, manageDays } from '../../customers/links/index.ts'
import { type DecisionRecord, explain, type OfferDecided, type SharePart } from '../../decisions/index.ts'
import { collectView } from './collect-view.ts'
import type { MomentView } from './moment-part.ts'
import { aboutOf, modeWords } from './offer-view.ts'
import { type Telling, timeOf } from './telling.ts'
import { offerPath, suggestionsPath } from './visit.ts'
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
  if (moment.kind === 'decision') {
    const { act, offer } = moment.decision
    if (act.kind === 'rights-request') return dueTold(telling, moment.decision)
    if (offer) return offerTold(telling, moment.entry, moment.decision, offer)
    return act.kind === 'profile' ? profileTold(telling, moment) : decisionTold(telling, moment)
  }
  if (moment.kind === 'ended') return { title: t.ended[moment.state] ?? t.endedOther, says: [] }
  if (moment.kind === 'erased') return { title: t.erased, says: [t.erasedText] }
  if (moment.kind === 'choice') return choiceTold(telling, moment.body as unknown as Choice)
  if (moment.kind === 'import') return importTold(telling, moment.body as Body)
  if (moment.kind === 'merge') return mergeTold(telling, moment.body as Body)
  if (moment.kind === 'share') return askedTold(telling, moment.body as Body)
  if (moment.kind === 'unwanted') return unwantedTold(telling, moment.body as Body)
  if (moment.kind === 'rights') return rightsTold(telling, moment.body as Body)
  return { title: t.other, says: [t.otherText] }
}

function decisionTold(telling: Telling, { decision }: Extract<Moment, { kind: 'decision' }>): Told {
  const { t, policy, desk, own } = telling
  const { act, facts, verdict, policy: digest } = decision
  const wording = { language: desk.texts.lang, own: own.get(digest) ?? {} }
  const said = explain({ ...verdict, policy: digest }, act, facts, wording).customer
  const what = purposeText(policy, act.purpose, desk.texts)
  const isYes = verdict.outcome === 'permit'
  if (act.kind === 'share' && decision.share && decision.share.vendor !== 'house')
    return vendorTold(telling, decision.share, isYes, [t.sharedForThem(what), said])
  if (act.kind === 'share') return { title: isYes ? t.shared : t.sharedNot, says: [t.sharedFor(what), said] }
  const titles = { permit: t.permitted, adjust: t.permitted, defer: t.waited, deny: t.refused }
  const about = act.channel ? `${what} (${channelText(act.channel, desk.texts)})` : what
  return { title: titles[verdict.outcome], says: [about, said], why: whyPath(telling, decision.id) }
}

/** By when something the customer asked for must be done, and by which law. */
function dueTold({ t, desk, own }: Telling, { act, facts, verdict, policy: digest }: DecisionRecord): Told {
  const wording = { language: desk.texts.lang, own: own.get(digest) ?? {} }
  const said = explain({ ...verdict, policy: digest }, act, facts, wording).customer
  return { title: t.rightsDue, says: [said] }
}

/** One step of a request. */
function rightsTold({ t, desk }: Telling, body: Body): Told {
  const { rights } = desk.texts
  const [right, verb] = [String(body['right']), String(body['verb'])]
  return { title: rights.names[right as never] ?? right, says: [t.rightsSteps[verb] ?? t.rightsSteps['tell'] ?? ''] }
}

/** To whom it went, and which fields, by name. */
function vendorTold({ t, policy }: Telling, { vendor, fields }: SharePart, isYes: boolean, says: string[]): Told {
  const name = vendorOf(policy, vendor)?.name ?? vendor
  const what = fields.map(field => policy.fields[field]?.text ?? field.replaceAll('_', ' ')).join(', ')
  return {
    title: isYes ? t.sharedWith(name) : t.sharedWithNot(name),
    says: what === '' ? says : [t.sharedWhat(what), ...says],
  }
}

/** That a request went on to somebody who got data. */
function askedTold({ t, policy }: Telling, { vendor }: Body): Told {
  const name = String(vendor ?? '')
  return { title: t.askedVendor(vendorOf(policy, name)?.name ?? name), says: [t.askedVendorText] }
}

/** What was known of them was used, or was not, to suggest something; the link leads to the reasons as they were recorded. */
function profileTold(telling: Telling, { decision, entry }: Extract<Moment, { kind: 'decision' }>): Told {
  const { t, policy, desk, own, titles, house, customer } = telling
  const { act, facts, verdict, policy: digest, shown } = decision
  const wording = { language: desk.texts.lang, own: own.get(digest) ?? {} }
  const said = explain({ ...verdict, policy: digest }, act, facts, wording).customer
  const names = shown?.items.map(({ item }) => titles.get(item) ?? desk.texts.suggestions.gone) ?? []
  return {
    title: shown ? t.suggested : t.suggestedNot,
    says: [
      purposeText(policy, act.purpose, desk.texts),
      ...(names.length === 0 ? [] : [t.suggestedThese(names.join(', '))]),
      said,
    ],
    why: `${suggestionsPath(house, customer)}/shown/${entry}`,
  }
}

/** Whether an offer was made, and how that was decided; the link leads to the reasons as they were recorded. */
function offerTold(telling: Telling, entry: string, { verdict }: DecisionRecord, offer: OfferDecided): Told {
  const { t, policy, desk, house, customer } = telling
  return {
    title: offer.offered ? t.offered : t.offeredNot,
    says: [aboutOf(policy, offer.algorithm), modeWords(offer, verdict.outcome === 'permit', desk.texts)],
    why: offerPath(house, customer, entry),
  }
}

/** The item a word about one names. */
export function itemOf(body: Json): string {
  const { item } = body as Body
  return typeof item === 'string' ? item : ''
}

function unwantedTold({ t, titles, desk }: Telling, body: Body): Told {
  const title = titles.get(itemOf(body as Json)) ?? desk.texts.suggestions.gone
  return { title: t.choice, says: [body['verb'] === 'unwanted' ? t.saidUnwanted(title) : t.saidWantedAgain(title)] }
}

function whyPath({ house, customer }: Telling, act: string): string {
  const expires = house.clock.now() + manageDays * day
  return `/why/${linkToken(house, { for: 'why', customer, act, expires })}`
}

function choiceTold(telling: Telling, choice: Choice): Told {
  const { t, policy, desk } = telling
  const { said, via } = choice
  if (said.kind !== 'preference' && via === 'gpc')
    return {
      title: t.signalTitle,
      says: [t.signalFor(purposeText(policy, said.purpose, desk.texts)), ...bySignal(telling, choice)],
    }
  const evidence = said.kind === 'consent' ? [t.yourWords(said.evidence.text, said.evidence.surface)] : []
  const by = via === 'banner' ? [t.byBanner] : via === 'bounce' ? [t.byBounce] : []
  return { title: t.choice, says: [...sayings(telling, choice), ...by, ...evidence] }
}

/** A choice as it was made; where it is about a purpose as a whole, no channel is named. */
function sayings({ t, policy, zone, desk: { texts } }: Telling, choice: Choice): string[] {
  const { said, via } = choice
  if (said.kind === 'preference' || said.channel !== 'any' || via === 'stop-all')
    return saidLines(choice, policy, zone, texts)
  const what = purposeText(policy, said.purpose, texts)
  return [said.kind === 'consent' ? t.saidYes(what) : t.saidNo(what)]
}

/** What the signal is, and which yes it beats. */
function bySignal(telling: Telling, choice: Choice): string[] {
  const { t, zone, desk } = telling
  const yes = yesBefore(telling, choice)
  return [t.bySignal, ...(yes ? [t.signalBeatsYes(dayOf(yes.at, zone, desk.texts))] : [])]
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
  const { t, policy } = telling
  const from = typeof source === 'string' ? source : '?'
  const names = (Array.isArray(fields) ? fields : [])
    .filter(field => typeof field === 'string')
    .map(field => nameOf(field))
  const given = (Array.isArray(choices) ? choices : []) as unknown as readonly Choice[]
  const text = names.length === 0 ? t.importedNothing(from) : t.importedFields(from, names.join(', '))
  return { title: t.imported, says: [text, ...given.flatMap(one => sayings(telling, one))] }
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
