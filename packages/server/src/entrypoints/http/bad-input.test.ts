import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testCampaign } from '../../../../../test/house.ts'
import { onEachPlace } from '../../../../../test/stores.ts'
import { assertProblem, faultPaths, openTestApi, type TestApi } from './testing/api.ts'

const create = (api: TestApi, body: unknown, headers?: Record<string, string>) =>
  api.call('POST', '/v1/campaigns', { body, ...(headers ? { headers } : {}) })

const withContent = (content: object) => ({
  ...testCampaign('spring'),
  content: { locale: 'en', subject: 'New books', blocks: [{ type: 'paragraph', text: 'Hello.' }], ...content },
})

async function nothingKept({ house }: TestApi): Promise<void> {
  for (const table of ['campaigns', 'entries', 'idempotency'] as const)
    assert.deepEqual(await house.store.db.selectFrom(table).selectAll().execute(), [], table)
}

const campaign = testCampaign('spring')
/** What is sent, and the path of the field that the answer must name. */
const wrongFields: readonly (readonly [what: string, body: unknown, path: string])[] = [
  ['a name that is a number', { ...campaign, name: 7 }, 'name'],
  ['a name of another alphabet', { ...campaign, name: 'Spring Offer' }, 'name'],
  ['a name with CR and LF', { ...campaign, name: 'spring\r\nBcc: x' }, 'name'],
  ['a name with NUL', { ...campaign, name: 'spring\0' }, 'name'],
  ['a name too long', { ...campaign, name: 'a'.repeat(65) }, 'name'],
  ['a missing purpose', (({ purpose: _, ...rest }) => rest)(campaign as { purpose?: unknown }), 'purpose'],
  ['an unknown field', { ...campaign, color: 'red' }, 'color'],
  ['an unknown field deep down', { ...campaign, timing: { send: 'now', never: true } }, 'timing.never'],
  ['a channel we do not send on', { ...campaign, channel: 'voice' }, 'channel'],
  ['an impossible date', { ...campaign, timing: { send: '2026-02-30T10:00:00+01:00' } }, 'timing.send'],
  ['a month that is none', { ...campaign, timing: { send: '2026-13-01T10:00:00Z' } }, 'timing.send'],
  ['hours below zero', { ...campaign, timing: { give_up_after_hours: -1 } }, 'timing.give_up_after_hours'],
  ['a list instead of an object', [campaign], 'body'],
  ['a text instead of an object', 'hello', 'body'],
  ['half a character', { ...campaign, purpose: '\ud800' }, 'purpose'],
  ['a subject with CR and LF', withContent({ subject: 'Hi\r\nBcc: all@mail.example' }), 'content.subject'],
  ['a template that reads a file', withContent({ subject: '{% include "/etc/passwd" %}' }), 'content.subject'],
  [
    'a template that reaches for the environment',
    withContent({ subject: '{{ process.env.HOME }}' }),
    'content.subject',
  ],
  ['a template that asks for what nobody declared', withContent({ subject: '{{ customer.shoe }}' }), 'content.subject'],
]

onEachPlace('Bad input over HTTP', place => {
  test('each wrong field is named with its reason, and nothing is kept', async t => {
    const api = await openTestApi(t, { place: await place() })
    for (const [what, body, path] of wrongFields) {
      const answer = await create(api, body === 'hello' ? '"hello"' : body)
      assert.equal(answer.status, 422, `${what}: ${answer.text}`)
      assert.ok(faultPaths(answer).includes(path), `${what}: ${answer.text}`)
    }
    await nothingKept(api)
    assert.equal((await create(api, campaign)).status, 201, 'and the server is as well as before')
  })

  test('names that reach into objects are refused wherever they stand', async t => {
    const api = await openTestApi(t, { place: await place() })
    for (const name of ['__proto__', 'constructor', 'prototype'])
      for (const [body, path] of [
        [`{"${name}":{"admin":true}}`, name],
        [`{"audience":{"all":[{"${name}":1}]}}`, `audience.all.0.${name}`],
      ] as const) {
        const answer = await create(api, body)
        assertProblem(answer, 422, 'invalid-request')
        assert.deepEqual(faultPaths(answer), [path])
      }
    assert.equal(({} as { admin?: boolean }).admin, undefined)
    await nothingKept(api)
  })

  test('a body that is not what it should be: broken, not UTF-8, too large, too deep, another type', async t => {
    const api = await openTestApi(t, { place: await place() })
    const broken = await create(api, '{\n  "name": "spring",,\n}')
    assertProblem(broken, 400, 'malformed-json')
    assert.match(String(broken.json['detail']), /position 21 \(line 2, column 20\)/)
    assertProblem(await create(api, '{"name":'), 400, 'malformed-json')
    assertProblem(await create(api, new Uint8Array([0x7b, 0xff, 0xfe, 0x7d])), 400, 'bad-encoding')
    assertProblem(
      await create(api, JSON.stringify({ ...campaign, subject: 'x'.repeat(1_100_000) })),
      413,
      'body-too-large',
    )
    assertProblem(await create(api, `{"audience":${'['.repeat(100)}${']'.repeat(100)}}`), 422, 'invalid-request')
    assertProblem(
      await create(api, `{"audience":${'['.repeat(200_000)}${']'.repeat(200_000)}}`),
      422,
      'invalid-request',
    )
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/json; charset=latin1',
      'multipart/form-data; boundary=x',
    ])
      assertProblem(await create(api, campaign, { 'content-type': type }), 415, 'wrong-media-type')
    await nothingKept(api)
  })

  test('queries: unknown names, twice the same, out of range, and addresses without end', async t => {
    const api = await openTestApi(t, { place: await place() })
    const queries = {
      'limit=0': 'limit',
      'limit=201': 'limit',
      'limit=ten': 'limit',
      'limit=5&limit=6': 'limit',
      'sort=name': 'sort',
      '__proto__=1': '__proto__',
    }
    for (const [query, path] of Object.entries(queries)) {
      const answer = await api.call('GET', `/v1/campaigns?${query}`)
      assertProblem(answer, 422, 'invalid-request')
      assert.deepEqual(faultPaths(answer), [path], query)
    }
    assertProblem(await api.call('GET', `/v1/campaigns?cursor=${'x'.repeat(5_000)}`), 414, 'address-too-long')
  })

  test('path parameters that can name nothing are not found, whatever they hold', async t => {
    const api = await openTestApi(t, { place: await place() })
    const names = [
      '%00',
      '..',
      '%2e%2e%2fetc',
      'a%0d%0ab',
      "x'--",
      'A',
      'a'.repeat(65),
      '%F0%9F%A6%8A',
      '%ff',
      '__proto__',
    ]
    for (const name of names) {
      const answer = await api.call('GET', `/v1/campaigns/${name}`)
      assert.ok(
        [404, 400].includes(answer.status) && answer.text.includes('"code"'),
        `${name}: ${answer.status} ${answer.text}`,
      )
      assert.ok(!answer.text.includes('etc'))
    }
    assertProblem(await api.call('GET', '/v1/customers/%00'), 404, 'not-found')
  })

  test('nothing that was sent comes back as anything but quoted text', async t => {
    const api = await openTestApi(t, { place: await place() })
    const answer = await create(api, { ...campaign, '<script>alert(1)</script>': 1 })
    assert.match(answer.headers.get('content-type')!, /^application\/problem\+json/)
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff')
    const long = await create(api, { ['x'.repeat(50_000)]: 1 })
    assert.ok(long.text.length < 2_000, 'an answer does not grow with what was sent')
    const unknown = await api.call('GET', '/v1/campaigns/<b>spring')
    assert.ok(!unknown.text.includes('<b>'))
  })

  test('an address of a test message with CR, LF or NUL writes to nobody', async t => {
    const api = await openTestApi(t, { place: await place() })
    await create(api, campaign)
    for (const to of ['a@b.example\r\nBcc: c@d.example', 'a@b.example\0', '', 'x'.repeat(300)]) {
      const answer = await api.call('POST', '/v1/campaigns/spring/test', { body: { to } })
      assert.ok([404, 422].includes(answer.status), answer.text)
    }
    assert.deepEqual(await api.house.store.db.selectFrom('dispatches').selectAll().execute(), [])
  })
})
