import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changesBetween } from './changes.ts'
import { faultLines } from './faults.ts'
import { parsePolicy } from './parse.ts'
import type { Policy } from './policy.ts'
import { collecting } from './testing/collecting.ts'
import { offering } from './testing/offering.ts'
import { full } from './testing/policies.ts'
import { suggesting } from './testing/suggesting.ts'

function read(text: string): Policy {
  const parsed = parsePolicy(text)
  assert.ok(parsed.ok, faultLines(parsed.ok ? [] : parsed.error))
  return parsed.value
}

function edited(text: string, edits: readonly (readonly [from: string, to: string])[]): Policy {
  return read(
    edits.reduce((whole, [from, to]) => {
      assert.ok(whole.includes(from), from)
      return whole.replace(from, to)
    }, text),
  )
}

type Case = readonly [
  name: string,
  text: string,
  edits: readonly (readonly [from: string, to: string])[],
  path: string,
  /** What it is, and what the way back is where that is looked at; `!`: people have to hear of it. */
  says: string,
]

const adsLine = `  ads: { text: We show you our books elsewhere., basis: consent, class: marketing, retention: 90 days, opposed_by: [gpc] }\n`
const category = `    C0004: { purposes: [ads] }\n`
const pageContext = `    page_url: { type: text, purposes: [analytics], retention: 90 days, from: context.page.url }\n`

const section = suggesting.slice(suggesting.indexOf('recommendations:'))

/** What one edit of a policy is, and what the way back is. */
const cases: readonly Case[] = [
  [
    'suggestions begin',
    suggesting.replace(section, ''),
    [[suggesting.replace(section, ''), suggesting]],
    'recommendations',
    'added! removed',
  ],
  [
    'an event tells what it was about',
    suggesting.replace('\n      item: pages', ''),
    [['text: You opened a page', 'text: You opened a page\n      item: pages']],
    'data.events.page.item',
    'widened! narrowed',
  ],
  [
    'an event tells it by another field',
    suggesting,
    [['item: pages', 'item: title']],
    'data.events.page.item',
    'changed! changed!',
  ],
  [
    'suggestions are for something else',
    suggesting.replaceAll('[analytics, suggestions]', '[analytics, suggestions, ads]'),
    [
      ['purpose: suggestions', 'purpose: ads'],
      ['interests: favorite\n', ''],
    ],
    'recommendations.purpose',
    'changed! changed!',
  ],
  [
    'interests count',
    suggesting.replace('  interests: favorite\n', ''),
    [['owner: The shop', 'interests: favorite\n  owner: The shop']],
    'recommendations.interests',
    'widened! narrowed',
  ],
  [
    'who sells gets a share of what is seen',
    suggesting,
    [['owner: The shop\n', 'owner: The shop\n  balance: { by: provider, targets: { own: 0.6, partner: 0.4 } }\n']],
    'recommendations.balance',
    'changed changed',
  ],
  ['another model', suggesting, [['model: item-knn', 'model: ease']], 'recommendations.model', 'changed changed'],
  [
    'somebody else answers',
    suggesting,
    [['owner: The shop', 'owner: The till']],
    'recommendations.owner',
    'changed changed',
  ],
  [
    'an offer is made by score',
    offering.slice(0, offering.indexOf('algorithms:')),
    [[offering.slice(0, offering.indexOf('algorithms:')), offering]],
    'algorithms.savings-offer',
    'added! removed',
  ],
  [
    'more goes in',
    offering,
    [['[balance, loan]', '[balance]']],
    'algorithms.savings-offer.inputs',
    'narrowed widened!',
  ],
  [
    'the offer is of another purpose',
    offering.replace('type: boolean, purposes: [offers]', 'type: boolean, purposes: [offers, account]'),
    [['purpose: offers\n    inputs', 'purpose: account\n    inputs']],
    'algorithms.savings-offer.purpose',
    'changed! changed!',
  ],
  [
    'more is read of what people do',
    offering,
    [['within: 30 days', 'within: 60 days']],
    'algorithms.savings-offer.succeeds.within',
    'widened! narrowed',
  ],
  ['more people get it', offering, [['share: 0.2', 'share: 0.3']], 'algorithms.savings-offer.share', 'changed changed'],
  [
    'less is watched',
    offering,
    [['by: [age, job]', 'by: [age]']],
    'algorithms.savings-offer.watch.by',
    'widened! narrowed',
  ],
  [
    'nothing is watched',
    offering,
    [[offering.slice(offering.indexOf('    watch:')), '']],
    'algorithms.savings-offer.watch.by',
    'widened! narrowed',
  ],
  [
    'groups may differ more',
    offering,
    [['tolerance: 0.9', 'tolerance: 0.8']],
    'algorithms.savings-offer.watch.tolerance',
    'widened! narrowed',
  ],
  [
    'an alarm does less',
    offering,
    [['on_alarm: fallback', 'on_alarm: report']],
    'algorithms.savings-offer.watch.on_alarm',
    'widened! narrowed',
  ],
  [
    'a purpose comes',
    collecting,
    [[adsLine, `${adsLine}  maps: { text: Shops near you., basis: consent, class: service, retention: 1 year }\n`]],
    'purposes.maps',
    'added! removed',
  ],
  [
    'a purpose speaks in other words',
    collecting,
    [['We learn which pages help.', 'We sell what you look at.']],
    'purposes.analytics.text',
    'changed!',
  ],
  [
    'the basis is no longer a yes',
    collecting,
    [['help., basis: consent', 'help., basis: legitimate-interest']],
    'purposes.analytics.basis',
    'widened! narrowed',
  ],
  [
    'an interest becomes a duty',
    full,
    [['basis: legitimate-interest', 'basis: legal-duty']],
    'purposes.fairness-monitoring.basis',
    'widened! narrowed',
  ],
  [
    'a contract becomes a duty',
    full,
    [['account., basis: contract', 'account., basis: legal-duty']],
    'purposes.account.basis',
    'changed!',
  ],
  [
    'offers are called service',
    collecting,
    [['elsewhere., basis: consent, class: marketing', 'elsewhere., basis: consent, class: service']],
    'purposes.ads.class',
    'changed! changed!',
  ],
  [
    'another channel',
    full,
    [
      ['channels: [email, sms, inbox]', 'channels: [inbox, email, sms, letter]'],
      [
        'address_of: sms }',
        'address_of: sms }\n    street: { class: identifying, type: text, purposes: [offers], retention: 2 years, address_of: letter }',
      ],
    ],
    'purposes.offers.channels',
    'widened! narrowed',
  ],
  [
    'one channel for another',
    full,
    [['channels: [email, sms, inbox]', 'channels: [email, sms, shop]']],
    'purposes.offers.channels',
    'changed!',
  ],
  [
    'a signal is no longer heard',
    collecting,
    [[', opposed_by: [gpc]', '']],
    'purposes.ads.opposed_by',
    'widened! narrowed',
  ],
  [
    'a purpose keeps data longer',
    collecting,
    [['retention: 90 days, opposed', 'retention: 4 months, opposed']],
    'purposes.ads.retention',
    'widened! narrowed',
  ],
  [
    'a field comes',
    collecting,
    [
      [
        '    home_city:',
        '    street: { class: identifying, type: text, purposes: [orders], retention: 1 year }\n    home_city:',
      ],
    ],
    'data.fields.street',
    'added! removed',
  ],
  [
    'a field is used for more',
    full,
    [['purposes: [account], retention: 1 year', 'purposes: [account, offers], retention: 1 year']],
    'data.fields.plan.purposes',
    'widened! narrowed',
  ],
  [
    'a field is kept longer',
    full,
    [['purposes: [account], retention: 1 year', 'purposes: [account], retention: 13 months']],
    'data.fields.plan.retention',
    'widened! narrowed',
  ],
  [
    'a sealed field is opened',
    collecting,
    [['first_name: { class: identifying', 'first_name: { class: attribute']],
    'data.fields.first_name.class',
    'widened! narrowed',
  ],
  [
    'a field comes from somewhere else',
    full,
    [['source: the contract', 'source: a list that was bought']],
    'data.fields.age.source',
    'changed!',
  ],
  [
    'a field is explained in other words',
    full,
    [['Your age when we last asked.', 'Your age.']],
    'data.fields.age.text',
    'changed',
  ],
  [
    'a field takes another text',
    full,
    [['values: [basic, plus]', 'values: [basic, plus, gold]']],
    'data.fields.plan.values',
    'widened narrowed',
  ],
  ['a field takes any text', full, [[', values: [basic, plus]', '']], 'data.fields.plan.values', 'widened narrowed'],
  [
    'a field is read from another trait',
    collecting,
    [['traits: [givenName, name.first]', 'traits: [givenName]']],
    'data.fields.first_name.traits',
    'changed!',
  ],
  [
    'groups are cut elsewhere',
    full,
    [['bounds: [25, 35, 45, 60]', 'bounds: [25, 35]']],
    'data.fields.age.group',
    'changed',
  ],
  [
    'an event comes',
    collecting,
    [
      [
        '    "404: gone":',
        '    Cart Filled: { text: You chose something, purposes: [analytics], retention: 1 year }\n    "404: gone":',
      ],
    ],
    'data.events.Cart Filled',
    'added! removed',
  ],
  [
    'an event counts as an inquiry, too',
    collecting,
    [
      [
        '    page:\n      text: You opened a page\n',
        '    page:\n      text: You opened a page\n      counts_as: inquiry\n',
      ],
    ],
    'data.events.page.counts_as',
    'widened! narrowed',
  ],
  [
    'a field of an event is used for more',
    collecting,
    [['total: { type: number, purposes: [orders] }', 'total: { type: number, purposes: [analytics, orders] }']],
    'data.events.Order Completed.fields.total.purposes',
    'widened! narrowed',
  ],
  [
    'a field of an event comes',
    collecting,
    [['        title: {', '        width: { type: number, purposes: [analytics] }\n        title: {']],
    'data.events.page.fields.width',
    'added! removed',
  ],
  [
    'a trace is kept without a yes',
    collecting,
    [
      [
        'purposes: [analytics], retention: 30 days, without: remove',
        'purposes: [analytics], retention: 30 days, without: hash',
      ],
    ],
    'data.context.user_agent.without',
    'widened! narrowed',
  ],
  [
    'what any event may carry grows',
    collecting,
    [[pageContext, `${pageContext}    ip: { type: text, purposes: [analytics], retention: 1 day }\n`]],
    'data.context.ip',
    'added! removed',
  ],
  [
    'a field is a guess at the place',
    collecting,
    [[', place_of: language', '']],
    'data.context.locale.place_of',
    'narrowed widened!',
  ],
  [
    'a value is read from elsewhere',
    collecting,
    [['from: context.page.url', 'from: context.page.referrer']],
    'data.context.page_url.from',
    'changed!',
  ],
  ['a category of the banner goes', collecting, [[category, '']], 'data.consent_categories.C0004', 'removed! added'],
  [
    'a category stands for more',
    collecting,
    [['C0004: { purposes: [ads] }', 'C0004: { purposes: [ads, newsletter] }']],
    'data.consent_categories.C0004.purposes',
    'widened! narrowed',
  ],
  [
    'a yes in a category begins to count',
    collecting,
    [['C0004: { purposes: [ads] }', 'C0004: { purposes: [ads], text: Ads., version: "1" }']],
    'data.consent_categories.C0004.text',
    'widened! narrowed',
  ],
  ['more messages', full, [['max: 2, per: 7d', 'max: 3, per: 7d']], 'budgets', 'widened narrowed'],
  ['a limit goes', full, [['  - { channel: any, max: 1, per: 24h }\n', '']], 'budgets', 'widened narrowed'],
  ['shorter quiet hours', full, [['to: "08:00"', 'to: "07:00"']], 'quiet_hours', 'widened narrowed'],
  ['other quiet hours', full, [['"21:00", to: "08:00"', '"20:00", to: "07:00"']], 'quiet_hours', 'changed'],
  ['a higher dial', full, [['dial: basic', 'dial: full']], 'dial', 'widened! narrowed'],
  [
    'the next change comes sooner',
    full,
    [['change_notice_days: 14', 'change_notice_days: 3']],
    'change_notice_days',
    'widened! narrowed',
  ],
  ['younger ones may say yes', full, [['adult_age: 16', 'adult_age: 14']], 'adult_age', 'widened! narrowed'],
  [
    'services are no longer for children',
    full,
    [['child_directed: true', 'child_directed: false']],
    'brand.child_directed',
    'widened! narrowed',
  ],
  ['another company', full, [['  name: Example Bank\n', '  name: Other Bank\n']], 'brand.name', 'changed!'],
  ['one person approves', full, [['approval: two', 'approval: one']], 'brand.approval', 'widened narrowed'],
  [
    'another way to a person',
    full,
    [['privacy_contact: https://bank.example/privacy', 'privacy_contact: data@bank.example']],
    'brand.privacy_contact',
    'changed',
  ],
]

for (const [name, text, edits, path, says] of cases)
  test(`${name}: ${says}`, () => {
    const [before, after] = [read(text), edited(text, edits)]
    const forth = changesBetween(before, after).find(change => change.path === path)
    const back = changesBetween(after, before).find(change => change.path === path)
    const found = [forth, back].map(change => `${change?.kind}${change?.material ? '!' : ''}`)
    assert.deepEqual(found.slice(0, says.split(' ').length), says.split(' '))
    assert.deepEqual([back?.before, back?.after], [forth?.after, forth?.before])
  })

test('a change says what it is about, where it stands, and both sides', () => {
  const after = edited(collecting, [
    ['total: { type: number, purposes: [orders] }', 'total: { type: text, purposes: [orders] }'],
  ])
  assert.deepEqual(changesBetween(read(collecting), after), [
    {
      what: 'type',
      subject: { kind: 'event-field', name: 'total', event: 'Order Completed' },
      path: 'data.events.Order Completed.fields.total.type',
      kind: 'changed',
      material: false,
      before: 'number',
      after: 'text',
    },
  ])
})

test('the same in other words is no change: order, spelling of times, windows that say the same', () => {
  const same: readonly (readonly [string, readonly (readonly [string, string])[]])[] = [
    [full, [['channels: [email, sms, inbox]', 'channels: [inbox, sms, email]']]],
    [full, [['inbox], retention: 2 years', 'inbox], retention: 24 months']]],
    [full, [['days: [sun, sat]', 'days: [sat, sun]']]],
    [full, [['{ from: "21:00", to: "08:00" }', '{ from: "21:00", to: "00:00" }\n  - { from: "00:00", to: "08:00" }']]],
    [full, [['brand:', '# a note\nbrand:']]],
    [collecting, [['traits: [givenName, name.first]', 'traits: [ givenName, name.first ]']]],
    [offering, [['share: 0.2', 'explore: 0.05\n    share: 0.20']]],
    [offering, [['inputs: [balance, loan]', 'inputs: [loan, balance]']]],
  ]
  for (const [text, edits] of same) assert.deepEqual(changesBetween(read(text), edited(text, edits)), [])
  assert.deepEqual(changesBetween(read(full), read(full)), [])
})

test('names that every object has are names like others', () => {
  const policy = read(collecting)
  const odd: Policy = { ...policy, purposes: Object.fromEntries([...Object.entries(policy.purposes)]) }
  const [change] = changesBetween(
    { ...odd, events: {} },
    { ...odd, events: { valueOf: { text: 'x', purposes: [], retention: 'P1Y', fields: {} } } },
  )
  assert.deepEqual([change?.path, change?.kind], ['data.events.valueOf', 'added'])
})

test('one policy for another: each change once, new entries whole and not part by part', () => {
  const changes = changesBetween(read(full), read(collecting))
  const keys = changes.map(({ path, before, after }) => JSON.stringify([path, before, after]))
  assert.equal(new Set(keys).size, keys.length)
  const added = changes.find(({ path }) => path === 'purposes.newsletter')
  assert.deepEqual(added?.after, read(collecting).purposes['newsletter'])
  assert.equal(
    changes.some(({ path }) => path.startsWith('purposes.newsletter.')),
    false,
  )
})
