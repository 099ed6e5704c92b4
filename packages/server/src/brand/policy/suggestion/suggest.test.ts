import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faultLines } from '../faults.ts'
import { parsePolicy } from '../parse.ts'
import { collecting } from '../testing/collecting.ts'
import { minimal } from '../testing/policies.ts'
import { proposalText } from './proposal.ts'
import { fragmentsOf } from './render.ts'
import type { Undeclared } from './seen.ts'
import { suggestSchema } from './suggest.ts'
import { fill, paste } from './testing/paste.ts'

const policyOf = (text: string) => {
  const parsed = parsePolicy(text)
  assert.ok(parsed.ok, parsed.ok ? '' : faultLines(parsed.error))
  return parsed.value
}
const bare = policyOf(minimal)
const rich = policyOf(collecting)
const yamlOf = (undeclared: Undeclared, policy = bare) =>
  Object.fromEntries(fragmentsOf(suggestSchema(policy, undeclared)).map(({ into, yaml }) => [into, yaml]))

test('an event that came is proposed with its fields, each with the type seen most', () => {
  const undeclared = {
    'track Song Played': {
      calls: 120,
      fields: {
        'properties.title': { text: 120 },
        'properties.lengthSeconds': { number: 90, text: 3 },
        'properties.tags': { 'list of text': 1 },
        'properties.artists[].country': { text: 40 },
        'properties.releasedOn': { date: 7 },
      },
    },
  }
  assert.deepEqual(yamlOf(undeclared), {
    'data.events': `    # Came 120 times.
    Song Played:
      text: Song Played # say it in plain words, for the customer
      purposes: []
      retention: 90 days
      fields:
        # 120 times.
        title: { type: text, purposes: [] }
        # 90 times number, 3 times text. What is no number is not kept.
        length_seconds: { type: number, purposes: [], from: properties.lengthSeconds }
        # 40 times.
        artists_country: { type: text, purposes: [], from: "properties.artists[].country" }
        # 7 times. Of a time, the day is kept.
        released_on: { type: date, purposes: [], from: properties.releasedOn }
        # Once.
        tags: { type: text, purposes: [], from: "properties.tags[]" }
`,
  })
})

test('what came most stands first, and events of equal number by name', () => {
  const event = (calls: number) => ({ calls, fields: {} })
  const { events } = suggestSchema(bare, { 'track B': event(2), page: event(9), 'track A': event(2), group: event(1) })
  assert.deepEqual(
    events.map(found => found.event),
    ['page', 'A', 'B', 'group'],
  )
})

test('names that look delicate are sealed and say why; a secret is not proposed at all', () => {
  const fields = Object.fromEntries(
    [
      'email',
      'userEmail',
      'Phone Number',
      'first_name',
      'product.name',
      'ip',
      'dateOfBirth',
      'healthNote',
      'cardLast4',
      'page',
      'zipcode',
      'password',
      'apiToken',
    ].map((name, i) => [`properties.${name}`, { text: 100 - i }]),
  )
  const { events, left } = suggestSchema(bare, { 'track X': { calls: 1, fields } })
  assert.deepEqual(
    events[0]?.fields.map(({ field, class: kind, looks }) => [field, kind, looks]),
    [
      ['email', 'identifying', 'an address of a person'],
      ['user_email', 'identifying', 'an address of a person'],
      ['phone_number', 'identifying', 'an address of a person'],
      ['first_name', 'identifying', 'the name of a person'],
      ['product_name', 'attribute', undefined],
      ['ip', 'identifying', 'where a person is'],
      ['date_of_birth', 'sensitive', 'a birthday or an age'],
      ['health_note', 'sensitive', 'health'],
      ['card_last4', 'sensitive', 'a card or an account of a bank'],
      ['page', 'attribute', undefined],
      ['zipcode', 'identifying', 'an address of a person'],
    ],
  )
  const why = 'it looks like a password or another secret; it should not be sent at all'
  assert.deepEqual(left, [
    { event: 'track X', path: 'properties.apiToken', why },
    { event: 'track X', path: 'properties.password', why },
  ])
})

test('of an event that is declared only the new fields are proposed, under names that are free', () => {
  const undeclared = {
    'track Order Completed': {
      calls: 0,
      fields: {
        'properties.TOTAL': { text: 2 },
        'properties.locale': { text: 1 },
        'properties.total': { number: 5 },
      },
    },
    page: { calls: 0, fields: {} },
  }
  assert.deepEqual(yamlOf(undeclared, rich), {
    'data.events.Order Completed.fields': `        # 2 times.
        total_2: { type: text, purposes: [], from: properties.TOTAL }
        # Once.
        locale_2: { type: text, purposes: [], from: properties.locale }
`,
  })
})

test('what any event carries is summed over events, and the zone of the device is a guess', () => {
  const undeclared = {
    'track A': { calls: 1, fields: { 'context.timezone': { text: 2 }, 'context.userAgent': { text: 1 } } },
    page: { calls: 3, fields: { 'context.timezone': { text: 3 }, 'context.screen.width': { number: 1 } } },
  }
  assert.equal(
    yamlOf(undeclared)['data.context'],
    `    # 5 times.
    timezone: { type: text, purposes: [], retention: 90 days, place_of: zone }
    # Once.
    screen_width: { type: number, purposes: [], retention: 90 days, from: context.screen.width }
    # Once.
    user_agent: { type: text, purposes: [], retention: 90 days }
`,
  )
  assert.deepEqual(
    suggestSchema(rich, undeclared).context.map(({ field }) => field),
    ['screen_width'],
  )
})

test('traits are proposed as fields of the customer, those inside an object by their path, lists not', () => {
  const fields = {
    'traits.plan': { text: 3 },
    'traits.address.city': { text: 2 },
    'traits.jobTitle': { text: 1 },
    'traits.tags': { 'list of text': 1 },
    'traits.email': { text: 9 },
  }
  const undeclared = { identify: { calls: 0, fields } }
  assert.equal(
    yamlOf(undeclared)['data.fields'],
    `    # 3 times.
    plan: { class: attribute, type: text, purposes: [], retention: 90 days }
    # 2 times.
    # Looks like an address of a person.
    address_city: { class: identifying, type: text, purposes: [], retention: 90 days, traits: [address.city] }
    # Once.
    job_title: { class: attribute, type: text, purposes: [], retention: 90 days }
`,
  )
  assert.deepEqual(suggestSchema(bare, undeclared).left, [
    { event: 'identify', path: 'traits.tags', why: 'a trait of a customer holds one value, and this is a list' },
  ])
})

test('names of a group stand among its traits', () => {
  const undeclared = { group: { calls: 2, fields: { 'traits.size': { number: 2 }, 'traits.groupKind': { text: 2 } } } }
  assert.match(
    yamlOf(undeclared)['data.events'] ?? '',
    /text: You joined a group[\s\S]*from: traits\.groupKind[\s\S]*size: \{ type: number, purposes: \[\] \}/,
  )
})

test('what cannot be declared is named with the reason', () => {
  const undeclared = {
    'track *': { calls: 3, fields: { 'properties.a': { text: 1 } } },
    'track page': { calls: 1, fields: {} },
    '*': { calls: 1, fields: {} },
    'track X': {
      calls: 1,
      fields: { 'properties.*': { text: 1 }, 'properties.deep': { object: 1 }, '*': { text: 1 } },
    },
  }
  const { events, left } = suggestSchema(bare, undeclared)
  assert.deepEqual(events, [{ event: 'X', calls: 1, isDeclared: false, fields: [] }])
  assert.deepEqual(
    left.map(({ event, path, why }) => [event, path, why.split(/[;:]/)[0]]),
    [
      ['*', undefined, 'it is no event'],
      ['track *', undefined, 'its name looks like a value, or there were too many names'],
      ['track X', '*', 'its name looks like a value'],
      ['track X', 'properties.*', 'its name looks like a value'],
      ['track X', 'properties.deep', 'it has no value that could be kept'],
      ['track page', undefined, 'an event of this name cannot be declared'],
    ],
  )
})

test('an event holds at most 100 fields; those that came least are left out', () => {
  const fields = Object.fromEntries(Array.from({ length: 103 }, (_, i) => [`properties.f${i}`, { number: i + 1 }]))
  const { events, left } = suggestSchema(bare, { 'track X': { calls: 1, fields } })
  assert.equal(events[0]?.fields.length, 100)
  assert.deepEqual(
    left.map(({ path }) => path),
    ['properties.f0', 'properties.f1', 'properties.f2'],
  )
})

test('pasted as it is, the policy is refused at every empty list of purposes; filled in, it is good', () => {
  const undeclared = {
    'track "Quoted": name': {
      calls: 1,
      fields: { "properties.it's {odd}": { text: 1 }, 'context.app.build': { text: 1 } },
    },
    'track Order Completed': { calls: 0, fields: { 'properties.gift': { boolean: 1 } } },
    identify: { calls: 0, fields: { 'traits.nickname': { text: 1 } } },
  }
  const fragments = fragmentsOf(suggestSchema(rich, undeclared))
  const pasted = paste(collecting, fragments)
  const refused = parsePolicy(pasted)
  assert.equal(refused.ok, false)
  assert.deepEqual(
    refused.ok ? [] : refused.error.map(({ path, says }) => [path, says]),
    [
      'data.fields.nickname.purposes',
      'data.events."Quoted": name.purposes',
      'data.events."Quoted": name.fields.it_s_odd.purposes',
      'data.events.Order Completed.fields.gift.purposes',
      'data.context.app_build.purposes',
    ].map(path => [path, 'must list at least 1']),
  )
  const filled = policyOf(fill(pasted, 'orders'))
  assert.equal(filled.events['"Quoted": name']?.fields['it_s_odd']?.from, "properties.it's {odd}")
})

test('the whole text says what to do, in comments; nothing seen gives no text', () => {
  const nothing = suggestSchema(bare, {})
  assert.equal(proposalText(nothing, ['newsletter']), '')
  const text = proposalText(suggestSchema(bare, { page: { calls: 1, fields: { 'properties.pin': { text: 1 } } } }), [
    'a',
    'b',
  ])
  assert.match(text, /declared are a, b\)[\s\S]*# Add to data\.events:\n {4}# Came once\.\n {4}page:/)
  assert.match(text, /# Not proposed:\n# {3}page, properties\.pin: it looks like a password/)
})
