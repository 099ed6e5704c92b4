import { type Budget, type Channel, hour, type Json, type QuietHours } from '@candor/terms'
import type {
  BalanceSettings,
  ChangedPart,
  ImpulseGuard,
  Policy,
  PolicyChange,
  Run,
} from '../../../brand/policy/index.ts'
import { wholeNumber } from '../../look/index.ts'
import type { Texts } from '../texts.ts'
import { purposeText } from '../words.ts'
import { nightsWords, purchasesWords, returnsWords } from './guard-part.ts'
import { budgetWords, channelWords, quietWords, shareWords, spanWords, timeWords } from './words.ts'

/** One change as people read it: what it is about, and both sides where there are two. */
export type ChangeView = {
  readonly subject: string
  readonly what: string
  /** Whether it is more than before, or less; absent where nobody can tell. */
  readonly how?: string
  readonly before?: string
  readonly after?: string
}

type Sides = { readonly before: Policy; readonly after: Policy }

/** A change in plain words: each side in those of the policy it stands in. */
export function changeView(change: PolicyChange, sides: Sides, texts: Texts): ChangeView {
  const { privacy: t } = texts
  const subject = subjectOf(change, sides, texts)
  if (change.what === 'entry') return { subject, what: change.kind === 'added' ? t.added : t.removed }
  const how = t.how[change.kind]
  return {
    subject,
    what: t.parts[change.what],
    ...(how === undefined ? {} : { how }),
    before: valueWords(change, change.before, sides.before, texts),
    after: valueWords(change, change.after, sides.after, texts),
  }
}

function subjectOf({ subject, kind }: PolicyChange, sides: Sides, { privacy: t }: Texts): string {
  const thing = t.thing[subject.kind]
  if (!('name' in subject)) return thing
  const policy = kind === 'removed' ? sides.before : sides.after
  return `${thing}: ${nameOf(subject, policy)}`
}

type Named = Extract<PolicyChange['subject'], { readonly name: string }>

function nameOf(subject: Named, policy: Policy): string {
  const { name } = subject
  const plain = name.replaceAll('_', ' ')
  if ('event' in subject) {
    const event = policy.events[subject.event]
    return `${event?.text ?? subject.event} (${event?.fields[name]?.text ?? plain})`
  }
  if (subject.kind === 'purpose') return policy.purposes[name]?.text ?? name
  if (subject.kind === 'event') return policy.events[name]?.text ?? name
  if (subject.kind === 'field') return policy.fields[name]?.text ?? plain
  if (subject.kind === 'algorithm') return policy.algorithms[name]?.text ?? plain
  if (subject.kind === 'vault-attribute') return policy.vault?.attributes[name]?.text ?? plain
  if (subject.kind === 'vendor') return policy.vendors[name]?.name ?? plain
  if (subject.kind === 'topic') return policy.topics[name]?.text ?? plain
  if (subject.kind === 'context-field') return policy.context[name]?.text ?? plain
  return name
}

function valueWords(change: PolicyChange, value: Json | undefined, policy: Policy, texts: Texts): string {
  if (change.what === 'quiet-hours') return quietList(value as readonly QuietHours[] | undefined, texts)
  if (change.what === 'values' && value === undefined) return texts.privacy.anyText
  if (value === undefined || (Array.isArray(value) && value.length === 0 && change.what !== 'group'))
    return texts.privacy.nothing
  return words[change.what](value, texts, policy, change.subject.kind)
}

const quietList = (windows: readonly QuietHours[] = [], texts: Texts): string =>
  windows.length === 0 ? texts.privacy.quietNone : windows.map(window => quietWords(window, texts)).join(' ')

type Word = (value: Json, texts: Texts, policy: Policy, of: PolicyChange['subject']['kind']) => string

const asIs: Word = value => (Array.isArray(value) ? value.join(', ') : String(value))
const fieldWord: Word = value => String(value).replaceAll('_', ' ')
const fieldText: Word = (value, texts, policy, of) =>
  (policy.fields[String(value)] ?? policy.vault?.attributes[String(value)])?.text ?? fieldWord(value, texts, policy, of)
const shareWord: Word = (value, texts) => shareWords(Number(value), texts)
/** A word of a closed list, in the language of the page. */
const from =
  (table: (texts: Texts) => Readonly<Record<string, string>>): Word =>
  (value, texts) =>
    table(texts)[String(value)] ?? String(value)
const each =
  (word: Word): Word =>
  (value, ...rest) =>
    Array.isArray(value) ? value.map((one: Json) => word(one, ...rest)).join(', ') : word(value, ...rest)

const words: Readonly<Record<ChangedPart, Word>> = {
  entry: asIs,
  text: asIs,
  basis: from(({ privacy }) => privacy.bases),
  class: (value, { privacy: t }, _policy, of) =>
    (of === 'purpose' ? t.classes : t.fieldClasses)[String(value) as never] ?? String(value),
  channels: (value, texts) => channelWords(value as readonly Channel[], texts),
  signals: each(from(({ privacy }) => privacy.signals)),
  retention: (value, texts) => timeWords(String(value), texts),
  purposes: (value, texts, policy) =>
    (value as readonly string[]).map(purpose => purposeText(policy, purpose, texts)).join(' '),
  source: asIs,
  type: from(({ privacy }) => privacy.types),
  values: asIs,
  group: (value, { privacy: t }) => (Array.isArray(value) && value.length > 0 ? value.join(', ') : t.byValues),
  address: (value, texts) => channelWords([String(value)], texts),
  origin: asIs,
  meaning: from(({ privacy }) => privacy.meanings),
  without: from(({ privacy }) => privacy.without),
  place: from(({ privacy }) => privacy.places),
  words: value => (Array.isArray(value) ? `“${value[0]}” (${value[1]})` : String(value)),
  name: asIs,
  country: (value, { dates }) => new Intl.DisplayNames(dates, { type: 'region' }).of(String(value)) ?? String(value),
  zone: value => String(value).replaceAll('_', ' '),
  holidays: asIs,
  sender: asIs,
  'postal-address': value => String(value).trim().replaceAll('\n', ', '),
  'privacy-contact': asIs,
  approval: from(({ privacy }) => privacy.approvals),
  'child-directed': (value, { privacy: t }) => (value === 'true' ? t.yes : t.no),
  budget: (value, texts) => budgetWords(value as Budget, texts),
  'quiet-hours': asIs,
  dial: from(({ preferences }) => preferences.dials),
  'change-notice': (value, { privacy: t, lang }) => t.noticeDays(wholeNumber(Number(value), lang), Number(value) === 1),
  'record-kept': (value, texts) => timeWords(String(value), texts),
  'contacts-kept': (value, texts) => timeWords(String(value), texts),
  'mails-kept': (value, texts) => timeWords(String(value), texts),
  grace: (value, texts) => timeWords(String(value), texts),
  item: fieldWord,
  purpose: (value, texts, policy) => purposeText(policy, String(value), texts),
  owner: asIs,
  categories: asIs,
  'quick-purchases': (value, texts) => purchasesWords(value as Run, texts),
  'late-nights': (value, texts) => nightsWords(value as NonNullable<ImpulseGuard['nights']>, texts),
  returns: (value, texts) => returnsWords(value as Run, texts),
  'cool-down': (value, texts) => spanWords(Number(value), texts),
  model: from(({ privacy }) => privacy.models),
  interests: fieldText,
  balance: (value, texts) => balanceWords(value as unknown as BalanceSettings, texts),
  inputs: each(fieldText),
  success: (value, _texts, policy) => policy.events[String(value)]?.text ?? String(value),
  waiting: (value, texts) => spanWords(Number(value) / hour, texts),
  share: shareWord,
  explore: shareWord,
  holdout: shareWord,
  watched: each(fieldText),
  tolerance: shareWord,
  alpha: shareWord,
  alarm: from(({ privacy }) => privacy.alarms),
  references: asIs,
  'answer-within': (value, { lang }) => wholeNumber(Number(value), lang),
  'desk-contact': asIs,
  'desk-told': (value, { privacy: t }) => (value === 'true' ? t.yes : t.no),
  reminders: each((value, texts) => spanWords(Number(value), texts)),
  escalation: (value, texts) => spanWords(Number(value), texts),
  correctable: each(fieldText),
  weighed: each((value, texts, policy) => purposeText(policy, String(value), texts)),
  'complain-to': asIs,
  role: from(({ privacy }) => privacy.vendorRoles),
  fields: each(fieldText),
  sensitive: (value, { privacy: t }) => (value === 'true' ? t.yes : t.no),
  sale: (value, { privacy: t }) => (value === 'true' ? t.yes : t.no),
  transfer: from(({ privacy }) => privacy.mechanisms),
  contract: value => (Array.isArray(value) ? value.filter(part => part !== '').join(', ') : String(value)),
  certifications: asIs,
  requests: asIs,
  'adult-age': (value, { privacy: t, lang }) => t.years(wholeNumber(Number(value), lang)),
}

function balanceWords({ targets, strength, most }: BalanceSettings, texts: Texts): string {
  const shares = Object.entries(targets).map(([name, share]) => `${name} ${shareWords(share, texts)}`)
  const [step, top] = [strength, most].map(one => new Intl.NumberFormat(texts.dates).format(one))
  return texts.privacy.balanceValue(shares.join(', '), step!, top!)
}
