import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { test } from 'node:test'
import { importTestCustomers, noon } from '../../../../../../test/house.ts'
import { say } from '../../../acts/choices/index.ts'
import { forwardRequest } from '../../../acts/forwarding/index.ts'
import { vendorPolicy } from '../../../brand/policy/testing/sharing.ts'
import { openTestApi } from '../testing/api.ts'

test('vendors, shares and requests to vendors, over the API', async t => {
  const api = await openTestApi(t, { policy: vendorPolicy })
  const { house } = api
  const [ada = ''] = await importTestCustomers(house, [
    { key: 'ada', email: 'ada@mail.example', plan: 'plus' },
    { key: 'ben' },
  ])
  const evidence = { text: 'They may know.', version: 'v1', surface: 'shop', locale: 'en', at: noon }
  const yes = { kind: 'consent', purpose: 'partners', channel: 'any', type: 'express', evidence } as const
  assert.ok((await say(house, ada, [yes], 'preferences')).ok)
  const token = api.key('admin')
  const send = async (method: string, path: string, body?: object) => {
    const init = { method, headers: { authorization: `Bearer ${await token}`, 'content-type': 'application/json' } }
    return api.request(path, body ? { ...init, body: JSON.stringify(body) } : init)
  }
  const { items } = (await (await send('GET', '/v1/vendors')).json()) as {
    items: { vendor: string; unfit: string[] }[]
  }
  assert.deepEqual(
    items.map(({ vendor, unfit }) => [vendor, unfit]),
    [
      ...[
        ['printer', []],
        ['partner', []],
        ['adverts', []],
        ['buyer', []],
      ],
    ],
  )
  const ask = { vendor: 'partner', purpose: 'partners', customers: ['ada', 'ben'] }
  const dry = await send('POST', '/v1/shares', { ...ask, dry_run: true })
  const seen = (await dry.json()) as { share: null; planned: number; shared: number; reasons: object }
  assert.deepEqual(
    [dry.status, seen.share, seen.planned, seen.shared, seen.reasons],
    [201, null, 2, 1, { 'house-permission': 1 }],
  )
  assert.deepEqual(((await (await send('GET', '/v1/shares')).json()) as { items: [] }).items, [])
  const wrong = await send('POST', '/v1/shares/file', { ...ask, fields: ['name'] })
  assert.deepEqual([wrong.status, ((await wrong.json()) as { code: string }).code], [422, 'share-invalid'])
  const file = await send('POST', '/v1/shares/file', { ...ask, format: 'csv' })
  assert.equal(await file.text(), 'id,email,plan\nada,ada@mail.example,plus\n')
  const none = { n: 0, at: [] }
  const run = (await (await send('GET', `/v1/shares/${file.headers.get('candor-share')}`)).json()) as object
  assert.deepEqual(
    { ...run, share: 0, by: 0, at: 0, done_at: 0 },
    {
      ...{ share: 0, preview: false, vendor: 'partner', purpose: 'partners', way: 'file', fields: ['email', 'plan'] },
      ...{
        by: 0,
        at: 0,
        done_at: 0,
        planned: 2,
        shared: 1,
        withheld: 1,
        waiting: 0,
        reasons: { 'house-permission': 1 },
        fault: null,
        listed: { ids: 2, unknown: none, several: none, twice: none },
      },
    },
  )
  const got = (await (await send('GET', `/v1/customers/${ada}/shares`)).json()) as { items: { vendor: string }[] }
  assert.deepEqual(
    got.items.map(({ vendor }) => vendor),
    ['partner'],
  )

  const [task] = await forwardRequest(house, { customer: ada, request: 'r1', right: 'erase' })
  const whom = (await (await send('GET', `/v1/vendor-tasks/${task!.task}/identities`)).json()) as {
    to: string
    identities: []
  }
  assert.deepEqual([whom.to, whom.identities.length], ['privacy@records.example', 2])
  const { secret } = (await (await send('GET', '/v1/vendors/partner/secret')).json()) as { secret: string }
  const answer = async (body: string, id = 'a1') => {
    const at = String(noon / 1000)
    const key = Buffer.from(secret.slice(6), 'base64')
    const mac = createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64')
    const headers = { 'content-type': 'application/json', 'webhook-id': id, 'webhook-timestamp': at }
    return api.request('/v1/vendors/partner/answers', {
      method: 'POST',
      body,
      headers: { ...headers, 'webhook-signature': `v1,${mac}` },
    })
  }
  const said = (status: string) => JSON.stringify({ subject_request_id: task!.task, request_status: status })
  const forged = await api.request('/v1/vendors/partner/answers', {
    method: 'POST',
    body: said('completed'),
    headers: { 'content-type': 'application/json' },
  })
  assert.equal(forged.status, 403)
  assert.equal((await answer('{')).status, 400)
  assert.equal((await answer(said('in_progress'))).status, 200)
  const done = (await (await answer(said('completed'))).json()) as { state: string }
  assert.equal(done.state, 'done')
  assert.equal((await answer(said('cancelled'))).status, 409)
  assert.equal((await send('GET', `/v1/vendor-tasks/${task!.task}/identities`)).status, 409)
})
