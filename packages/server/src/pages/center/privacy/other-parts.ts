import type { Channel } from '@candor/terms'
import { dials } from '@candor/terms'
import { deskOf, type Policy } from '../../../brand/policy/index.ts'
import { type Html, html, summaryList, wholeNumber } from '../../look/index.ts'
import { contactLine, type Desk } from '../desk.ts'
import type { Texts } from '../texts.ts'
import { purposeText } from '../words.ts'
import { type About, listed, own, type Recipient } from './about.ts'
import { guardPart } from './guard-part.ts'
import { vendorsPart } from './vendors-part.ts'
import { budgetWords, quietWords, timeWords } from './words.ts'

/** Who answers for all of this, at the time of the policy. */
export const whoPart = ({ brand }: Policy, texts: Texts): Html => {
  const { privacy: t } = texts
  const facts = summaryList([
    { name: t.name, value: own(brand.name) },
    { name: t.post, value: own(brand.postalAddress.trim().replaceAll('\n', ', ')) },
    {
      name: t.country,
      value: new Intl.DisplayNames(texts.dates, { type: 'region' }).of(brand.country) ?? brand.country,
    },
  ])
  return html`${facts}<p>${t.contact}:</p>${contactLine(brand)}`
}

/** Who outside hears of customers. What is not known of an earlier time is not made up. */
export function sharingPart({ policy, now }: About, texts: Texts): Html {
  const { privacy: t } = texts
  const carriers = carriersOf(policy, texts)
  const carried = carriers.length === 0 ? '' : html`<p>${t.carriers(carriers.join('; '))}</p>`
  const others = now ? recipientsPart(policy, now.recipients, texts) : html`<p>${t.sharingNow}</p>`
  return html`${carried}${vendorsPart(policy, texts)}${others}`
}

function carriersOf({ purposes }: Policy, { privacy: t }: Texts): string[] {
  const channels = new Set<Channel>(Object.values(purposes).flatMap(purpose => purpose.channels))
  return [...channels].flatMap(channel => t.carriersOf[channel] ?? [])
}

function recipientsPart(policy: Policy, recipients: readonly Recipient[], texts: Texts): Html {
  const { privacy: t } = texts
  if (recipients.length === 0) return Object.keys(policy.vendors).length > 0 ? html`` : html`<p>${t.sharingNone}</p>`
  const part = ({ name, purpose, kinds }: Recipient) =>
    html`<h3>${own(name)}</h3>${summaryList([
      { name: t.sharingFor, value: own(purposeText(policy, purpose, texts)) },
      { name: t.sharingWhat, value: listed(kinds.map(kind => t.sharingKinds[kind])) },
    ])}`
  return html`<p>${t.sharingList}</p>${recipients.map(part)}`
}

/** How much of a person goes into what they get: the level for those who have not chosen, and all there are. */
export function personalPart({ dial }: Policy, { privacy: t, preferences }: Texts): Html {
  const levels = listed(dials.map(level => preferences.dials[level]))
  return html`<p>${t.personalDefault(preferences.dials[dial])}</p><p>${t.personalLevels}</p>${levels}<p>${t.personalHint}</p>`
}

/** How long the house keeps what no purpose names. */
function keptFacts({ keeping }: Policy, texts: Texts) {
  const { privacy: t } = texts
  return [
    { name: t.keptRecord, value: t.keptRecordText(timeWords(keeping.record, texts)) },
    { name: t.keptContacts, value: t.keptContactsText(timeWords(keeping.contacts, texts)) },
    { name: t.keptMails, value: t.keptMailsText(timeWords(keeping.mails, texts)) },
    { name: t.keptNo, value: t.keptNoText },
    { name: t.keptGrace, value: t.keptGraceText(timeWords(keeping.grace, texts)) },
  ]
}

/** The limits that the brand set itself. */
export function limitsPart(policy: Policy, texts: Texts): Html {
  const { budgets, quietHours, adultAge, changeNoticeDays, brand } = policy
  const topics = Object.values(policy.topics).map(({ text }) => text)
  const { privacy: t, lang } = texts
  const atMost = budgets.map(budget => budgetWords(budget, texts))
  const quiet = quietHours.map(window => quietWords(window, texts))
  const facts = summaryList([
    { name: t.atMost, value: atMost.length === 0 ? t.budgetNone : listed(atMost) },
    { name: t.quiet, value: quiet.length === 0 ? t.quietNone : listed(quiet) },
    { name: t.guard, value: guardPart(policy.impulseGuard, texts) },
    ...(topics.length === 0 ? [] : [{ name: t.topics, value: listed(topics) }]),
    {
      name: t.adult,
      value: html`${t.adultText(wholeNumber(adultAge, lang))}${brand.childDirected ? ` ${t.children}` : ''}`,
    },
    {
      name: t.changes,
      value:
        changeNoticeDays === 0
          ? t.changesAtOnce
          : t.changesText(t.noticeDays(wholeNumber(changeNoticeDays, lang), changeNoticeDays === 1)),
    },
    ...keptFacts(policy, texts),
  ])
  return html`<p>${t.limitsIntro}</p>${facts}`
}

/** What people can ask for, by when it is answered, and where to ask. */
export function rightsPart({ brand, texts: { privacy: t, lang } }: Desk, { policy, now }: About): Html {
  const list = summaryList(t.rightsList.map(([name, value]) => ({ name, value })))
  const { answerWithinDays: days, correct, complainTo, contact } = deskOf(policy)
  const lines = [
    days === undefined ? t.rightsByLaw : t.rightsPromise(wholeNumber(days, lang), days === 1),
    ...(correct.length === 0 ? [] : [t.rightsCorrect(correct.map(name => fieldWords(policy, name)).join(', '))]),
    ...(complainTo === undefined ? [] : [t.rightsComplain(complainTo)]),
  ]
  const link = now ? html`<p><a class="all" href="/rights">${t.rightsAsk}</a></p>` : ''
  const at = { ...brand, privacyContact: contact ?? brand.privacyContact }
  return html`<p>${t.rightsIntro} ${t.ownPage}</p>${list}${lines.map(line => html`<p>${own(line)}</p>`)}${link}<p>${t.rightsMore}</p>${contactLine(at)}`
}

const fieldWords = ({ fields }: Policy, name: string): string => fields[name]?.text ?? name.replaceAll('_', ' ')

/** That the policy is not all that judges. */
export function rulesPart({ now }: About, { privacy: t, lang }: Texts): Html {
  const text = now ? t.rulesText(wholeNumber(now.rules, lang), wholeNumber(now.lawRules, lang)) : t.rulesPast
  return html`<p>${text}</p><p>${t.record}</p>`
}
