import { rightsPath } from '../../answers/rights/index.ts'
import { type Why, whyOfAct } from '../../answers/why/index.ts'
import { linkToken } from '../../customers/links/index.ts'
import { wholeProfile } from '../../customers/profiles/index.ts'
import { fieldsFor } from '../../decisions/index.ts'
import type { Center } from './desk.ts'
import { formToken } from './form-token.ts'
import { entryView, trustView } from './proofs/proof-view.ts'
import { preferencesPath, timelinePath, type Visit } from './visit.ts'
import type { WhyView } from './why-page.ts'
import { dayOf, momentOf } from './words.ts'

/** Why one message came, as its page shows it; undefined when nothing about it can be opened any more. */
export async function whyView(house: Center, visit: Visit<'why'>): Promise<WhyView | undefined> {
  const { customer, link, token, desk, zone } = visit
  const found = await whyOfAct(house, link.customer, link.act, desk.texts.lang)
  if (!found.ok) return undefined
  const why = found.value
  const about = { lang: desk.texts.lang, download: `/why/${token}/proof` }
  const proof = (await entryView(house, why.customer, why.entry, about))?.proof
  return {
    because: becauseOf(why, visit),
    purpose: why.purpose.text,
    ...(why.dispatch?.decidedAt ? { sentAt: momentOf(why.dispatch.decidedAt, zone, desk.texts) } : {}),
    data: await dataOf(house, visit, why),
    rules: why.rules.map(({ stands, customer: forYou, citation }) => ({ stands, forYou, citation })),
    ...consentOf(why, visit),
    ...stopOf(house, customer, why),
    preferences: preferencesPath(house, customer),
    timeline: timelinePath(house, customer),
    rights: rightsPath(house, customer),
    ...(proof === undefined ? {} : { proof }),
    trust: await trustView(house),
  }
}

function becauseOf({ consent, purpose, explanation }: Why, { zone, desk: { texts } }: Visit<'why'>): string {
  return consent ? texts.why.because(purpose.text, dayOf(consent.at, zone, texts)) : explanation.customer
}

/** The fields a message of this purpose may use. What could name the person is not shown to whoever holds the link. */
async function dataOf(house: Center, { customer, desk: { texts } }: Visit<'why'>, why: Why): Promise<WhyView['data']> {
  const { policy } = house.judge
  const profile = await wholeProfile(house, customer)
  const known: Record<string, unknown> = { ...profile?.attributes, ...profile?.sealed }
  return fieldsFor(policy, why.decision.act.purpose).map(field => {
    const declared = policy.fields[field]
    const value = known[field]
    const shown = declared?.class === 'attribute' ? String(value) : texts.why.hidden
    return {
      name: declared?.text ?? field.replaceAll('_', ' '),
      value: value === undefined ? texts.why.unknown : shown,
    }
  })
}

function consentOf({ consent }: Why, { zone, desk: { texts } }: Visit<'why'>): Pick<WhyView, 'consent'> {
  if (!consent) return {}
  const { text, surface } = consent.said.evidence
  return { consent: { day: dayOf(consent.at, zone, texts), words: text, where: surface } }
}

function stopOf(house: Center, customer: string, { decision, purpose }: Why): Pick<WhyView, 'stop'> {
  const { act } = decision
  if (!act.channel || purpose.basis === 'contract' || purpose.basis === 'legal-duty') return {}
  const token = linkToken(house, { for: 'withdraw', customer, purpose: act.purpose, channel: act.channel })
  return { stop: { action: `/unsubscribe/${token}`, csrf: formToken(house, token) } }
}
