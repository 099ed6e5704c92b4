import type { Policy } from '../../../brand/policy/index.ts'
import type { Html } from '../../look/index.ts'
import type { Desk } from '../desk.ts'
import type { About } from './about.ts'
import { privacyPage } from './privacy-page.ts'
import { unknownPage, unreadablePage, versionsPage } from './versions-page.ts'

const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'
const hostile = '<img src=x onerror=alert(1)> "&\''
const arabic = 'نرسل إليك عروضنا عن الكتب الجديدة'
const digest = `sha256:${'8d5c1f'.repeat(11).slice(0, 64)}`
const at = Date.UTC(2026, 5, 3, 10)
const year = 365 * 86_400_000

const policy: Policy = {
  brand: {
    name: 'Corner Books',
    country: 'DE',
    zone: 'Europe/Berlin',
    holidays: [],
    sender: { name: 'Corner Books', email: 'hello@books.example' },
    postalAddress: 'Beispielweg 1\n10115 Berlin\nGermany\n',
    privacyContact: 'privacy@books.example',
    approval: 'two',
    childDirected: false,
  },
  purposes: {
    newsletter: {
      text: 'We write to you about new books, at most once a week.',
      basis: 'consent',
      class: 'marketing',
      channels: ['email', 'sms'],
      opposedBy: [],
      retention: 'P24M',
    },
    orders: {
      text: 'We send you what belongs to an order, such as the invoice.',
      basis: 'contract',
      class: 'service',
      channels: ['email'],
      opposedBy: [],
      retention: 'P10Y',
    },
    ads: {
      text: 'We show you our books on other websites.',
      basis: 'consent',
      class: 'marketing',
      channels: [],
      opposedBy: ['gpc'],
      retention: 'P90D',
    },
    'fairness-monitoring': {
      text: 'We check that our offers leave nobody out.',
      basis: 'legitimate-interest',
      class: 'monitoring',
      channels: [],
      opposedBy: [],
      retention: 'P1Y',
    },
  },
  fields: {
    email: {
      class: 'identifying',
      type: 'text',
      purposes: ['newsletter', 'orders'],
      retention: 'P24M',
      source: 'the order form',
      text: 'Your email address',
      addressOf: 'email',
    },
    allergies: { class: 'sensitive', type: 'text', purposes: ['orders'], retention: 'P1Y' },
    plan: { class: 'attribute', type: 'text', purposes: ['newsletter'], retention: 'P24M', values: ['basic', 'plus'] },
    age: {
      class: 'attribute',
      type: 'number',
      purposes: ['newsletter', 'fairness-monitoring'],
      retention: 'P24M',
      group: { bounds: [25, 35] },
    },
  },
  events: {
    'Order Completed': {
      text: 'You bought something',
      purposes: ['orders', 'ads'],
      retention: 'P24M',
      countsAs: 'purchase',
      item: 'books',
      fields: {
        books: { ...eventField('properties.products[].sku'), purposes: ['orders', 'ads'] },
        total: { ...eventField('properties.total'), text: 'What you paid' },
        coupon: { ...eventField('properties.coupon'), without: 'hash', values: ['spring', 'summer'] },
        note: { ...eventField('properties.note'), class: 'sensitive', text: 'What you wrote to the packer' },
      },
    },
    page: { text: 'You opened a page', purposes: ['ads'], retention: 'P90D', fields: {} },
  },
  context: { seen_zone: { ...eventField('context.timezone'), placeOf: 'zone' } },
  consentCategories: {},
  budgets: [
    { channel: 'email', max: 2, hours: 168 },
    { channel: 'any', max: 1, hours: 24 },
  ],
  quietHours: [
    { from: 1260, to: 480 },
    { from: 0, to: 1439, days: [7] },
  ],
  dial: 'contextual',
  rules: {},
  adultAge: 18,
  changeNoticeDays: 30,
  topics: {
    alcohol: { text: 'Alcohol', categories: ['wine'] },
    'mothers-day': { text: 'Mother’s Day', categories: [] },
  },
  impulseGuard: {
    purchases: { count: 3, within: 24 },
    nights: { count: 3, within: 168, from: 0, to: 300 },
    returns: { count: 2, within: 336 },
    coolDown: 48,
  },
  recommendations: {
    purpose: 'ads',
    owner: 'The people of the shop',
    model: 'edlae',
    interests: 'plan',
    balance: { by: 'provider', targets: { own: 0.6, partner: 0.4 }, strength: 0.1, most: 0.2 },
  },
  algorithms: {
    'reading-circle': {
      text: 'Chooses whom we show the offer of our reading circle on our own pages.',
      owner: 'The people of the shop, ask for Ana',
      purpose: 'ads',
      inputs: ['plan', 'last_order'],
      succeeds: { event: 'Order Completed', within: 30 * 86_400_000 },
      share: 0.2,
      explore: 0.05,
      holdout: 0.1,
      watch: { by: ['age'], tolerance: 0.8, alpha: 0.05, onAlarm: 'fallback' },
    },
    bookmark: {
      text: 'Chooses whom we offer a bookmark.',
      owner: 'The people of the shop',
      purpose: 'orders',
      inputs: ['plan'],
      succeeds: { event: 'Order Completed', within: 86_400_000 },
      share: 0.5,
      explore: 0.05,
      holdout: 0.1,
    },
  },
  keeping: { record: 'P36M', contacts: 'P13M', mails: 'P30D', grace: 'P7D' },
  vault: {
    purpose: 'fairness-monitoring',
    attributes: { gender: { text: 'How you describe your gender', values: ['woman', 'man', 'another'] } },
  },
  vendors: {
    'mail-house': {
      name: 'Mail House GmbH',
      text: 'Prints and posts our letters.',
      role: 'processor',
      purposes: ['orders'],
      fields: ['email', 'allergies'],
      sensitive: true,
      contract: { reference: 'DPA 17', signed: '2026-01-10' },
      country: 'DE',
      certifications: [],
      requests: { email: 'privacy@mail-house.example' },
      sale: false,
    },
    adverts: {
      name: long,
      text: hostile,
      role: 'third-party',
      purposes: ['ads'],
      fields: [],
      sensitive: false,
      contract: { reference: 'A 1', signed: '2026-01-10', ends: '2027-01-09' },
      country: 'US',
      transfer: { mechanism: 'dpf', ends: '2027-01-01' },
      certifications: [{ name: 'ISO 27001', ends: '2027-02-01' }],
      requests: { webhook: 'https://adverts.example/requests' },
      sale: true,
    },
  },
}

function eventField(from: string) {
  return { class: 'attribute', type: 'text', purposes: ['orders'], retention: 'P24M', from, without: 'remove' } as const
}

/** The brand's words in other hands: `text` for every text of purposes, fields and events. */
function inWords({ purposes, fields, events, ...rest }: Policy, text: string): Policy {
  const worded = <T extends object>(map: { readonly [name: string]: T }) =>
    Object.fromEntries(Object.entries(map).map(([name, entry]) => [name, { ...entry, text }]))
  return { ...rest, purposes: worded(purposes), fields: worded(fields), events: worded(events) }
}

const recipient = { name: 'warehouse', purpose: 'orders', kinds: ['choices-recorded', 'profile-changed'] } as const
const now: About = { policy, digest, held: [{ from: at }], now: { recipients: [recipient], rules: 131, lawRules: 96 } }
const { now: rules, ...past } = now
const bare: About = {
  ...now,
  policy: { ...policy, purposes: {}, fields: {}, events: {}, context: {}, budgets: [], quietHours: [], vendors: {} },
  now: { recipients: [], rules: 131, lawRules: 96 },
}
const longRecipient = {
  name: long,
  purpose: 'orders',
  kinds: [...recipient.kinds, 'suppressed', 'merged', 'unmerged'],
} as const

const moment = (text: string) => ({ iso: '2026-06-03T10:00:00.000Z', text: `${text} at 12:00` })
const change = (subject: string, before: string, after: string) => ({
  subject,
  what: 'how long we keep it',
  how: 'less than before',
  before,
  after,
})
const many = (subject: string, text: string) => Array.from({ length: 14 }, () => change(subject, text, text))
const newest = { digest, since: moment('3 June 2026'), isNow: true }
const first = { digest, since: moment('1 January 2026'), isNow: false, changes: 'first' } as const

const soon = { day: '4 July 2026', hasCome: false, important: 2 }

type Examples = readonly { readonly name: string; readonly page: Html }[]

/** The awkward cases of what everybody may read: nothing declared, endless words, a past version, many versions. */
export const privacyExamples = (desk: Desk, longDesk: Desk, arabicDesk: Desk): Examples => [
  { name: 'privacy', page: privacyPage(desk, now) },
  { name: 'privacy of a brand that does nothing', page: privacyPage(desk, bare) },
  { name: 'privacy before a change', page: privacyPage({ ...desk, change: soon }, now) },
  { name: 'privacy after a change', page: privacyPage({ ...desk, change: { ...soon, hasCome: true } }, now) },
  { name: 'privacy before a change right to left', page: privacyPage({ ...arabicDesk, change: soon }, now) },
  {
    name: 'privacy in the past',
    page: privacyPage(desk, {
      ...past,
      held: [
        { from: at, to: at + year },
        { from: at - year, to: at - 1 },
      ],
    }),
  },
  {
    name: 'privacy with endless names',
    page: privacyPage(longDesk, {
      ...now,
      policy: {
        ...inWords(policy, `${long} ${hostile}`),
        brand: { ...policy.brand, ...longDesk.brand, childDirected: true },
      },
      now: { rules: 1, lawRules: 0, ...rules, recipients: [longRecipient] },
    }),
  },
  { name: 'privacy right to left', page: privacyPage(arabicDesk, { ...now, policy: inWords(policy, arabic) }) },
  ...versionsExamples(desk, longDesk, arabicDesk),
  { name: 'privacy version unreadable', page: unreadablePage(desk, digest) },
  { name: 'privacy version unknown', page: unknownPage(desk) },
]

function versionsExamples(desk: Desk, longDesk: Desk, arabicDesk: Desk): Examples {
  return [
    {
      name: 'privacy versions',
      page: versionsPage(desk, {
        coming: {
          from: moment('4 July 2026'),
          changes: {
            material: [{ subject: 'What for: We show you shops near you.', what: 'New' }],
            others: [change('About you: Your email address', '2 years', '90 days')],
          },
        },
        versions: [
          {
            ...newest,
            changes: {
              material: [{ subject: 'What for: We show you our books on other websites.', what: 'New' }],
              others: [change('About you: Your email address', '2 years', '90 days')],
            },
          },
          { ...first, changes: { material: [], others: [] } },
          { ...first, changes: 'not-comparable' },
          first,
        ],
        older: '?from=20',
      }),
    },
    {
      name: 'privacy versions with endless names',
      page: versionsPage(longDesk, {
        versions: [{ ...newest, changes: { material: many(hostile, long.repeat(6)), others: many(long, arabic) } }],
        newest: '/privacy/versions',
      }),
    },
    {
      name: 'privacy versions right to left',
      page: versionsPage(arabicDesk, {
        versions: [{ ...newest, changes: { material: many(arabic, arabic), others: [] } }],
      }),
    },
  ]
}
