import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faultLines } from './faults.ts'
import { parsePolicy } from './parse.ts'
import { collecting } from './testing/collecting.ts'

const linesOf = (text: string) => {
  const parsed = parsePolicy(text)
  return parsed.ok ? [] : faultLines(parsed.error).split('\n')
}

const place =
  'is not a place in an event such as properties.total or properties.products[].price: it begins with properties, traits or context (or is groupId or name) and has at most 8 steps'
const trait = 'is not the name of a trait such as firstName, or of one inside another such as address.city'
const named =
  'is not a good name; use the name of a track event (a line of at most 200 characters), or page, screen or group; traits of identify belong to data.fields'

/** Each changes one thing and names every fault that follows. */
const broken: readonly (readonly [from: string, to: string, faults: readonly string[]])[] = [
  ['[gpc]', '[dnt]', ['policy.yaml:13:117 purposes.ads.opposed_by[0]: "dnt" is not known; known are gpc']],
  ['    Order Completed:', '    identify:', [`policy.yaml:20:5 data.events.identify: ${named}`]],
  [
    '    Order Completed:',
    '    "Order\\nCompleted":',
    [`policy.yaml:20:5 data.events.Order\\u000aCompleted: ${named}`],
  ],
  ['      text: You bought something\n', '', ['policy.yaml:20:5 data.events.Order Completed.text: is missing; add it']],
  [
    'counts_as: purchase',
    'counts_as: purchased',
    ['policy.yaml:24:7 data.events.Order Completed.counts_as: "purchased" is not known; did you mean purchase?'],
  ],
  [
    '[orders, analytics]',
    '[orders, analitics]',
    [
      'policy.yaml:22:26 data.events.Order Completed.purposes[1]: "analitics" is not a declared purpose; did you mean analytics?',
      'policy.yaml:27:52 data.events.Order Completed.fields.prices.purposes[1]: the event is not kept for analytics; add it to the purposes of the event, or leave it out here',
      'policy.yaml:28:42 data.events.Order Completed.fields.coupon.purposes[0]: the event is not kept for analytics; add it to the purposes of the event, or leave it out here',
    ],
  ],
  [
    'total: { type: number, purposes: [orders] }',
    'total: { type: number, purposes: [] }',
    ['policy.yaml:26:32 data.events.Order Completed.fields.total.purposes: must list at least 1'],
  ],
  [
    'total: { type: number',
    'Total: { type: number',
    [
      'policy.yaml:26:9 data.events.Order Completed.fields.Total: is not a good name; use small letters, digits and underscores, such as last_purchase',
    ],
  ],
  [
    'total: { type: number',
    'page_url: { type: number',
    [
      'policy.yaml:26:9 data.events.Order Completed.fields.page_url: page_url is a field of data.context too; give one of them another name',
    ],
  ],
  ...['total', 'props.total', 'properties', 'properties..total', 'properties.__proto__.x', 'properties.a[0]'].map(
    from =>
      [
        'properties.card.owner',
        `"${from}"`,
        [`policy.yaml:29:75 data.events.Order Completed.fields.card_owner.from: "${from}" ${place}`],
      ] as const,
  ),
  [
    'properties.card.owner',
    'properties.b.c.d.e.f.g.h.i',
    [`policy.yaml:29:75 data.events.Order Completed.fields.card_owner.from: "properties.b.c.d.e.f.g.h.i" ${place}`],
  ],
  [
    'total: { type: number,',
    'total: { type: number, without: hash,',
    [
      'policy.yaml:26:32 data.events.Order Completed.fields.total.without: only text can be replaced by its hash; this field is a number; write remove',
    ],
  ],
  [
    'from: context.timezone, place_of: zone',
    'from: context.timezone, place_of: language',
    ['policy.yaml:47:85 data.context.locale.place_of: seen_zone says the language already; keep one'],
  ],
  [
    'locale: { class: attribute, type: text',
    'locale: { class: sensitive, type: number',
    [
      'policy.yaml:47:87 data.context.locale.place_of: a zone or language is text; this field is a number',
      'policy.yaml:47:87 data.context.locale.place_of: must be an attribute; this field is sensitive and sealed',
    ],
  ],
  [
    'context.timezone',
    '"context.zones[]"',
    ['policy.yaml:46:95 data.context.seen_zone.place_of: needs a single value; from goes through a list'],
  ],
  [
    'retention: 90 days, from: context.page.url',
    'from: context.page.url',
    ['policy.yaml:45:5 data.context.page_url.retention: is missing; add it'],
  ],
  [
    ', version: "2026-01"',
    '',
    [
      'policy.yaml:50:5 data.consent_categories.Analytics: needs text and version together: the words people read, and which version of them; or neither',
    ],
  ],
  [
    'purposes: [ads] }',
    'purposes: [add] }',
    ['policy.yaml:51:25 data.consent_categories.C0004.purposes[0]: "add" is not a declared purpose; did you mean ads?'],
  ],
  [
    'name.first]',
    'email, givenName]',
    ['policy.yaml:17:91 data.fields.first_name.traits: lists givenName twice; once is enough'],
  ],
  ...['name..first', 'a.__proto__', 'tags[]'].map(
    text =>
      ['name.first', `"${text}"`, [`policy.yaml:17:111 data.fields.first_name.traits[1]: "${text}" ${trait}`]] as const,
  ),
  [
    'home_city: { class: attribute,',
    'home_city: { class: attribute, traits: [givenName],',
    ['policy.yaml:18:45 data.fields.home_city.traits[0]: the trait givenName is that of first_name already; keep one'],
  ],
  ['    page:', '    __proto__:', ['policy.yaml:30:5 data.events.__proto__: this name is not allowed']],
]

for (const [from, to, faults] of broken)
  test(`refused at its place: ${JSON.stringify(to)} for ${JSON.stringify(from)}`, () => {
    assert.ok(collecting.includes(from))
    assert.deepEqual(linesOf(collecting.replace(from, to)), faults)
  })

test('more events, or fields of one, than are read are refused without looking at each', () => {
  const many = (n: number, line: (i: number) => string) => Array.from({ length: n }, (_, i) => line(i)).join('\n')
  const events = many(501, i => `    Event ${i}: { text: x, purposes: [nobody], retention: 1 day }`)
  assert.deepEqual(linesOf(collecting.replace('    Order Completed:', `${events}\n    Order Completed:`)), [
    'policy.yaml:19:3 data.events: has 505 entries; at most 500 are allowed',
  ])
  const fields = many(101, i => `        f${i}: { type: text, purposes: [nobody] }`)
  assert.deepEqual(linesOf(collecting.replace('        title:', `${fields}\n        title:`)), [
    'policy.yaml:34:7 data.events.page.fields: has 102 entries; at most 100 are allowed',
  ])
})
