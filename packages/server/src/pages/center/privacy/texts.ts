import type { Channel, FieldClass, LawfulBasis } from '@candor/terms'
import type { ChangedPart, EventMeaning, Purpose, Without } from '../../../brand/policy/index.ts'
import type { WebhookKind } from '../../../brand/webhooks/index.ts'

const messages = (n: string, one: boolean): string => (one ? '1 message' : `${n} messages`)

/** The words of the public page on privacy. Another language is another table of this shape. */
export const englishPrivacy = {
  title: 'How we use your data',
  link: 'How we use your data',
  intro:
    'This page is made from the policy that our system obeys: before we do anything towards you, it is held against this policy. When the policy changes, this page changes with it.',
  since: (day: string) => `It holds since ${day}.`,
  past: 'This is an earlier version',
  pastFrom: (from: string, to: string) => `It held from ${from} to ${to}.`,
  pastSince: (from: string) => `It holds again since ${from}.`,
  now: 'Read what holds now',

  contents: 'On this page',
  who: 'Who we are',
  name: 'Name',
  post: 'Post',
  country: 'Country',
  contact: 'Questions about your data',

  what: 'What we use data for',
  whatNone: 'For nothing.',
  because: 'Why we may',
  bases: {
    consent: 'Only if you say yes. You can take it back on your own page at any time.',
    contract: 'It belongs to a contract with you, or to what you asked of us before one.',
    'legal-duty': 'The law obliges us to do it.',
    'legitimate-interest': 'It is in our interest, as far as yours does not weigh more. You can object.',
  } as Readonly<Record<LawfulBasis, string>>,
  kind: 'What kind',
  classes: {
    marketing: 'Offers',
    service: 'Service: what you need or asked for',
    monitoring: 'Checking that we treat people fairly',
  } as Readonly<Record<Purpose['class'], string>>,
  reach: 'How it reaches you',
  reachNone: 'Not at all: we write to nobody for this.',
  kept: 'How long we keep data for it',
  keptHint: (time: string) => `${time}, counted from when we got it or it was last renewed`,
  signal: 'Signals that count as a no',
  signals: { gpc: 'Global Privacy Control, which your browser can send to every site' } as Readonly<
    Record<string, string>
  >,

  data: 'What we keep about you',
  dataIntro:
    'What is not listed on this page is not stored: it is dropped when it arrives. We only count that it came, by its name and without what it said.',
  fieldClasses: {
    identifying: 'What tells who you are',
    sensitive: 'What is sensitive',
    attribute: 'Other facts about you',
  } as Readonly<Record<FieldClass, string>>,
  classHints: {
    identifying: 'Locked with a key of your own. We can find it only by its exact value.',
    sensitive: 'Locked with a key of your own. We never search it.',
    attribute: 'Kept under a random number instead of your name. We can choose by it who gets a message.',
  } as Readonly<Record<FieldClass, string>>,
  for: 'For:',
  keptFor: (time: string) => `Kept for ${time}.`,
  source: (source: string) => `It comes from: ${source}.`,
  values: (values: string) => `Only one of these: ${values}.`,
  address: (channel: string) => `We use it to reach you ${channel}.`,
  group: 'We compare groups of people by it, to see whether somebody is left out.',

  events: 'What you do on our pages and in our apps',
  eventsIntro: 'Each is kept only for the purposes that may have it at that moment. What none of them may have goes.',
  eventFields: 'What we keep of it',
  context: 'What may come with anything you do there',
  contextIntro: 'Your browser or our app reports these beside what you do.',
  meanings: {
    purchase: 'It counts as a purchase in the rules of law.',
    inquiry: 'It counts as a question to us in the rules of law.',
    'subscription-start': 'It counts as the start of a subscription in the rules of law.',
    'subscription-end': 'It counts as the end of a subscription in the rules of law.',
  } as Readonly<Record<EventMeaning, string>>,
  without: {
    remove: 'Without a purpose that may have it, it goes.',
    hash: 'Without a purpose that may have it, only a code stays that we cannot read back.',
  } as Readonly<Record<Without, string>>,
  locked: {
    identifying: 'Locked with a key of your own.',
    sensitive: 'Locked with a key of your own, and never searched.',
    attribute: '',
  } as Readonly<Record<FieldClass, string>>,

  sharing: 'Who else gets data',
  carriers: (channels: string) => `Who carries our messages to you gets the message and your address: ${channels}.`,
  sharingNone: 'This system sends nothing about you to anybody else.',
  sharingList: 'This system tells others outside of it about you. Each time is judged by the same policy first:',
  sharingFor: 'What for',
  sharingWhat: 'What they hear',
  sharingNow: 'Who gets data today stands on the page of what holds now.',
  sharingKinds: {
    'choices-recorded': 'What you agreed to or refused',
    suppressed: 'That an address must not be written to',
    'profile-changed': 'What changed in what we know about you, as far as the purpose may have it',
    merged: 'That two of our records are one person',
    unmerged: 'That two of our records are two people again',
  } as Readonly<Record<WebhookKind, string>>,

  personal: 'How personal our messages are',
  personalDefault: (level: string) => `Until you choose, this holds: ${level}.`,
  personalLevels: 'You can choose one of these levels on your own page:',
  personalHint:
    'At the first two levels we make no profile of you. The higher ones use only what their purposes allow.',

  limits: 'How much is enough',
  limitsIntro: 'We set ourselves these limits. You can set stricter ones on your own page.',
  atMost: 'How many messages',
  budget: (n: string, one: boolean, span: string, channel: string) =>
    `At most ${messages(n, one)} in ${span}, ${channel}.`,
  budgetNone: 'We set no limit of our own.',
  allChannels: 'all ways together',
  quiet: 'When we leave you in peace',
  quietLine: (from: string, to: string, days: string) => `From ${from} to ${to} on your clock, ${days}.`,
  quietDay: (days: string) => `All day, ${days}.`,
  quietNone: 'We set no quiet hours of our own.',
  adult: 'From which age',
  adultText: (age: string) => `From ${age} years you can say yes alone.`,
  children: 'Our services are made for children: whose age we do not know is not taken for an adult.',

  changes: 'When this policy changes',
  changesText: (before: string) =>
    `If we want to use more of your data, you hear of it here ${before}. Until then the policy you know holds.`,
  changesAtOnce: 'If we want to use more of your data, the change is shown here on the day it comes.',

  coming: (day: string) => `Our policy changes on ${day}`,
  came: (day: string) => `Our policy changed on ${day}`,
  comingText: (n: string, one: boolean) =>
    one
      ? 'One change lets us use more of your data than now. Until then nothing changes.'
      : `${n} changes let us use more of your data than now. Until then nothing changes.`,
  cameText: 'We may now use more of your data than before. You can say no on your own page.',
  comingLink: 'See what changes',
  cameLink: 'See what changed',
  notYet: 'Not yet',
  from: (moment: string) => `From ${moment}`,

  rights: 'Your rights',
  rightsIntro: 'They cost nothing, and you need not give a reason.',
  ownPage: 'The link at the end of each of our messages opens your own page, without a password.',
  rightsList: [
    ['See', 'Your own page shows what happened between us, what we kept, and why you got a message.'],
    ['Take back a yes', 'On your own page, at any time. It counts at once.'],
    ['Object', 'Say no there to what we do in our own interest, or write to us.'],
    ['Correct, get a copy, erase', 'Write to us. A person answers.'],
    ['Question a decision', 'Tell us if a decision about you was wrong. A person looks at it.'],
    ['Complain', 'You can complain to the data protection authority of the place where you live or work.'],
  ] as readonly (readonly [name: string, text: string])[],
  rightsMore: 'The law of the place where you live may give you more.',

  rules: 'The rules that judge us',
  rulesText: (all: string, law: string) =>
    `This policy is not alone. Each act also passes ${all} rules that we cannot switch off; ${law} of them are rules of law, each for the places where it holds. The strictest counts.`,
  rulesPast: 'At that time, too, each act also passed the rules of law that the system knew then.',
  record: 'Each decision is recorded, with the version of this policy that judged it.',

  version: 'Which version this is',
  digest: 'Its fingerprint',
  held: 'Holds since',
  heldPast: 'Held',
  versionsLink: 'See all versions and what changed',

  versions: 'All versions of our policy',
  versionsIntro: 'Every policy that judged here, newest first, and what each changed.',
  back: 'Back to how we use your data',
  holdsNow: 'Holds now',
  read: 'Read this version',
  readAbout: (moment: string) => ` of ${moment}`,
  first: 'This is the first policy of this house.',
  same: 'Nothing in our policy changed. The rules of law, or the table of time zones, did.',
  unreadable:
    'This version was written for an earlier release of our system, which read policies in another way. We can no longer show it here. Ask us for its text.',
  noCompare: 'It cannot be compared with the one before.',
  material: 'Important changes',
  others: 'Other changes',
  more: (n: string) => `Show ${n} more`,
  pages: 'the versions',
  newest: 'Go to the newest',
  unknown: 'This version is not known',
  unknownText: 'No policy with this fingerprint has judged here.',

  how: { widened: 'more than before', narrowed: 'less than before' } as Readonly<Record<string, string>>,
  added: 'New',
  removed: 'No longer',
  after: 'Now',
  thenOn: 'From then on',
  before: 'Before',
  nothing: 'nothing',
  anyText: 'any text',
  byValues: 'by its values',
  yes: 'yes',
  no: 'no',
  places: { zone: 'a guess at your time zone', language: 'a guess at your language' } as Readonly<
    Record<string, string>
  >,
  types: { text: 'text', number: 'a number', boolean: 'yes or no', date: 'a day' } as Readonly<Record<string, string>>,
  approvals: {
    one: 'Whoever wrote messages to many may also release them.',
    two: 'A second person releases messages to many.',
  } as Readonly<Record<string, string>>,
  noticeDays: (n: string, one: boolean) => (one ? `${n} day before` : `${n} days before`),
  years: (n: string) => `${n} years`,
  thing: {
    purpose: 'What for',
    field: 'About you',
    event: 'What you do',
    'event-field': 'What you do',
    'context-field': 'Comes with what you do',
    'consent-category': 'In the banner',
    brand: 'Who we are',
    limits: 'Limits',
  } as const,
  parts: {
    entry: '',
    text: 'in other words',
    basis: 'why we may',
    class: 'what kind',
    channels: 'how it reaches you',
    signals: 'signals that count as a no',
    retention: 'how long we keep it',
    purposes: 'what we use it for',
    source: 'where it comes from',
    type: 'what it looks like',
    values: 'what it can be',
    group: 'how we compare groups by it',
    address: 'which address it is',
    origin: 'where it is read from',
    meaning: 'what it counts as',
    without: 'what becomes of it without permission',
    place: 'what we guess by it',
    words: 'the words you say yes to',
    name: 'our name',
    country: 'our country',
    zone: 'our time zone',
    holidays: 'our days off',
    sender: 'who our mails come from',
    'postal-address': 'our address',
    'privacy-contact': 'whom you can ask',
    approval: 'who releases messages',
    'child-directed': 'made for children',
    budget: 'how many messages',
    'quiet-hours': 'when we leave you in peace',
    dial: 'how personal, until you choose',
    'change-notice': 'how early you hear of changes',
    'adult-age': 'from which age you can say yes alone',
  } as Readonly<Record<ChangedPart, string>>,
  carriersOf: {
    email: 'mail servers',
    sms: 'phone networks, for text messages',
    messenger: 'the messenger service',
    push: 'the push service of your phone or browser',
    voice: 'phone networks, for calls',
    letter: 'the post',
    webhook: 'the service that takes messages by webhook',
  } as Readonly<Partial<Record<Channel, string>>>,
}

export type PrivacyTexts = typeof englishPrivacy
