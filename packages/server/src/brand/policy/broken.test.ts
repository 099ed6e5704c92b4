import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faultLines } from './faults.ts'
import { parsePolicy } from './parse.ts'
import { full, minimal } from './testing/policies.ts'

const linesOf = (text: string) => {
  const parsed = parsePolicy(text)
  return parsed.ok ? [] : faultLines(parsed.error).split('\n')
}

type Broken = readonly (readonly [from: string, to: string, faults: readonly string[]])[]

/** Each changes one thing of the minimal policy and names every fault that follows. */
const minimalBroken: Broken = [
  [
    'country: PT',
    'country: UK',
    [
      'policy.yaml:3:3 brand.country: "UK" is not a country; give its two-letter code in capitals (ISO 3166-1), such as PT or ID',
    ],
  ],
  [
    'country: PT',
    'country: no',
    [
      'policy.yaml:3:3 brand.country: "no" is not a country; give its two-letter code in capitals (ISO 3166-1), such as PT or ID',
    ],
  ],
  [
    'Europe/Lisbon',
    'Europe/Lisbonn',
    [
      'policy.yaml:4:3 brand.zone: "Europe/Lisbonn" is not a time zone of the IANA database; did you mean Europe/Lisbon?',
    ],
  ],
  [
    'Europe/Lisbon',
    'europe/lisbon',
    [
      'policy.yaml:4:3 brand.zone: "europe/lisbon" is not a time zone of the IANA database; did you mean Europe/Lisbon?',
    ],
  ],
  [
    'Europe/Lisbon',
    '"+01:00"',
    ['policy.yaml:4:3 brand.zone: "+01:00" is not a time zone of the IANA database; write one such as Europe/Lisbon'],
  ],
  [
    'hello@books.example',
    'books.example',
    ['policy.yaml:5:33 brand.sender.email: "books.example" is not an email address such as hello@example.com'],
  ],
  [
    'Corner Books,',
    '"Corner\\nBooks",',
    ['policy.yaml:5:13 brand.sender.name: holds control characters or line breaks; write plain text'],
  ],
  [
    'Corner Books,',
    '"Corner \\u202eskooB",',
    ['policy.yaml:5:13 brand.sender.name: holds control characters or line breaks; write plain text'],
  ],
  ['approval: one', 'aproval: one', ['policy.yaml:8:3 brand.aproval: is not known here; did you mean approval?']],
  ['  approval: one\n', '', ['policy.yaml:1:1 brand.approval: is missing; add it']],
  ['approval: one', 'approval: both', ['policy.yaml:8:3 brand.approval: "both" is not known; known are one, two']],
  [
    'privacy@books.example',
    'ask us',
    [
      'policy.yaml:7:3 brand.privacy_contact: "ask us" is not an email address or an https:// address where people get an answer',
    ],
  ],
  [
    'basis: consent',
    'basis: consnet',
    ['policy.yaml:12:5 purposes.newsletter.basis: "consnet" is not known; did you mean consent?'],
  ],
  [
    'basis: consent',
    'basis: legitimate-interest',
    [
      'policy.yaml:12:5 purposes.newsletter.basis: marketing rests on consent here (a soft opt-in with evidence is one); write consent',
    ],
  ],
  ['    basis: consent\n', '', ['policy.yaml:10:3 purposes.newsletter.basis: is missing; add it']],
  ['[email]', '[email, email]', ['policy.yaml:14:5 purposes.newsletter.channels: lists email twice; once is enough']],
  [
    '[email]',
    '[sms]',
    [
      'policy.yaml:14:16 purposes.newsletter.channels[0]: no field is the address of sms; declare one with address_of: sms',
    ],
  ],
  [
    '[newsletter]',
    '[newslettr]',
    [
      'policy.yaml:14:16 purposes.newsletter.channels[0]: the field email is not held for newsletter; add the purpose there',
      'policy.yaml:21:18 data.fields.email.purposes[0]: "newslettr" is not a declared purpose; did you mean newsletter?',
    ],
  ],
  [
    'class: identifying',
    'class: attribute',
    [
      'policy.yaml:23:7 data.fields.email.address_of: an address must be identifying, so that it is sealed; this field is attribute',
    ],
  ],
  [
    'type: text',
    'type: number',
    ['policy.yaml:23:7 data.fields.email.address_of: an address must be text; this field is a number'],
  ],
  [
    'address_of: email',
    'source: the form',
    [
      'policy.yaml:14:16 purposes.newsletter.channels[0]: no field is the address of email; declare one with address_of: email',
      'policy.yaml:17:3 data.fields: no field is the email address; give one address_of: email',
    ],
  ],
  [
    '    email:',
    '    E-mail:',
    [
      'policy.yaml:18:5 data.fields.E-mail: is not a good name; use small letters, digits and underscores, such as last_purchase',
    ],
  ],
  ['brand:', '? [brand]\n: x\nbrand:', ['policy.yaml:1:3 ?: a key must be a plain name; use quotes if it is one']],
  [
    'name: Corner Books\n',
    'name: &n Corner Books\n',
    ['policy.yaml:2:12 brand.name: anchors (&name) are not read; write the value out where it is needed'],
  ],
  [
    'name: Corner Books\n',
    'name: !!str Corner Books\n',
    ['policy.yaml:2:15 brand.name: tags (tag:yaml.org,2002:str) are not read; write a plain value'],
  ],
  [
    'name: Corner Books\n',
    'name: 2026\n',
    ['policy.yaml:2:3 brand.name: must be text; put 2026 in quotes if it is meant as text'],
  ],
  ['name: Corner Books\n', 'name:\n', ['policy.yaml:2:3 brand.name: is empty; write a text']],
]

/** The same for parts that the minimal policy does not have. */
const fullBroken: Broken = [
  [
    '2026-12-25',
    '2026-02-30',
    ['policy.yaml:5:26 brand.holidays[1]: "2026-02-30" is not a day that exists, written YYYY-MM-DD'],
  ],
  ['2026-12-25', '2027-01-01', ['policy.yaml:5:3 brand.holidays: lists 2027-01-01 twice; once is enough']],
  ['child_directed: true', 'child_directed: yes', ['policy.yaml:13:3 brand.child_directed: must be true or false']],
  [
    '24 months',
    '31 years',
    [
      'policy.yaml:26:7 data.fields.age.retention: "31 years" is not a time to keep such as 90 days, 24 months or 2 years (at most 30 years)',
    ],
  ],
  [
    'bounds: [25, 35',
    'bounds: [35, 25',
    ['policy.yaml:29:16 data.fields.age.group.bounds: must rise from left to right'],
  ],
  [
    '{ bounds: [25, 35, 45, 60] }',
    '{}',
    ['policy.yaml:29:7 data.fields.age.group: needs bounds, such as bounds: [25, 35, 45, 60]'],
  ],
  [
    'group: {}',
    'group: { bounds: [1] }',
    ['policy.yaml:30:103 data.fields.job.group.bounds: has no meaning for a text field; its values are the groups'],
  ],
  [
    'job: { class: attribute',
    'job: { class: sensitive',
    [
      'policy.yaml:30:94 data.fields.job.group: only an attribute can be a group; this field is sensitive and sealed for each customer',
    ],
  ],
  [
    'job: { class: attribute, type: text',
    'job: { class: attribute, type: date',
    ['policy.yaml:30:94 data.fields.job.group: a date has no groups; declare a number, such as a year, instead'],
  ],
  [
    '[offers, fairness-monitoring]',
    '[offers]',
    ['policy.yaml:25:7 data.fields.age.purposes: must list fairness-monitoring, since reach is measured by this field'],
  ],
  [
    'class: monitoring',
    'class: service',
    ['policy.yaml:17:95 purposes.fairness-monitoring.class: fairness-monitoring must be of class monitoring'],
  ],
  [
    'address_of: sms',
    'address_of: email',
    [
      'policy.yaml:15:97 purposes.offers.channels[1]: no field is the address of sms; declare one with address_of: sms',
      'policy.yaml:21:86 data.fields.phone.address_of: email is already the address of email; keep one',
    ],
  ],
  [
    'address_of: sms',
    'address_of: inbox',
    [
      'policy.yaml:15:97 purposes.offers.channels[1]: no field is the address of sms; declare one with address_of: sms',
      'policy.yaml:21:86 data.fields.phone.address_of: this channel needs no address; leave it out',
    ],
  ],
  [
    'type: text, purposes: [account], retention: 1 year, values',
    'type: boolean, purposes: [account], retention: 1 year, values',
    ['policy.yaml:31:86 data.fields.plan.values: has no meaning for a boolean field; leave it out'],
  ],
  [
    '[basic, plus]',
    '[basic, 1]',
    ['policy.yaml:31:99 data.fields.plan.values[1]: must be text; put 1 in quotes if it is meant as text'],
  ],
  ['max: 2', 'max: 21', ['policy.yaml:33:23 budgets[0].max: must be a whole number from 0 to 20']],
  [
    'per: 7d',
    'per: 32d',
    ['policy.yaml:33:31 budgets[0].per: "32d" is not a window such as 24h or 7d, from 1h to 31d'],
  ],
  [
    'channel: any, max: 1, per: 24h',
    'channel: email, max: 1, per: 168h',
    ['policy.yaml:32:1 budgets: has two budgets for email per 168h; keep the smaller one'],
  ],
  [
    '"21:00"',
    '"24:00"',
    ['policy.yaml:36:7 quiet_hours[0].from: "24:00" is not a time of day such as "21:00", from "00:00" to "23:59"'],
  ],
  ['"21:00"', '"08:00"', ['policy.yaml:36:5 quiet_hours[0]: begins and ends at the same time; give a window']],
  [
    '[sun, sat]',
    '[sun, soon]',
    ['policy.yaml:37:47 quiet_hours[1].days[1]: "soon" is not a weekday: mon, tue, wed, thu, fri, sat, sun'],
  ],
  ['dial: basic', 'dial: all', ['policy.yaml:38:1 dial: "all" is not known; known are none, contextual, basic, full']],
  [
    'change_notice_days: 14',
    'change_notice_days: two weeks',
    ['policy.yaml:40:1 change_notice_days: must be a whole number from 0 to 365'],
  ],
  ['adult_age: 16', 'adult_age: 12', ['policy.yaml:39:1 adult_age: must be a whole number from 13 to 21']],
]

for (const [whole, broken] of [
  [minimal, minimalBroken],
  [full, fullBroken],
] as const) {
  for (const [from, to, faults] of broken) {
    test(`refused at its place: ${JSON.stringify(to)} for ${JSON.stringify(from)}`, () => {
      assert.ok(whole.includes(from))
      assert.deepEqual(linesOf(whole.replace(from, to)), faults)
    })
  }
}

test('a group without the purpose to measure is refused wherever it stands', () => {
  const faults = linesOf(full.replace(/^ {2}fairness-monitoring:.*\n/m, ''))
  assert.ok(faults.some(line => line.includes('data.fields.job.group: needs the purpose fairness-monitoring')))
  assert.ok(faults.some(line => line.includes('data.fields.age.group: needs the purpose fairness-monitoring')))
})

test('all faults of a file are told at once, in the order of the file', () => {
  const text = minimal
    .replace('country: PT', 'country: XX')
    .replace('24 months', 'long')
    .replace('type: text', 'type: word')
  const places = linesOf(text).map(line => line.split(' ')[0])
  assert.deepEqual(places, ['policy.yaml:3:3', 'policy.yaml:15:5', 'policy.yaml:20:7'])
})
