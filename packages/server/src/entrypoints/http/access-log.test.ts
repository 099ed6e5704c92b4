import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestApi } from './testing/api.ts'

test('the log names the route, never the address: no path, no query, no key', async t => {
  const api = await openTestApi(t)
  const key = await api.key('read')
  await api.call('GET', '/v1/campaigns/secret-name?token=secret-token', { key })
  await api.call('GET', '/secret-path')
  await api.call('SECRET', '/v1/campaigns')
  await api.call('POST', '/v1/customers/find', { body: { channel: 'email', address: 'secret@mail.example' } })
  const lines = api.logged.map(line => JSON.parse(line) as Record<string, unknown>)
  assert.deepEqual(
    lines.map(({ method, route }) => [method, route]),
    [
      ['GET', '/v1/campaigns/:name'],
      ['GET', 'none'],
      ['other', '/v1/campaigns'],
      ['POST', '/v1/customers/find'],
    ],
  )
  assert.ok(!/secret/i.test(api.logged.join('')) && !api.logged.join('').includes(key))
  const known = ['level', 'time', 'pid', 'hostname', 'requestId', 'method', 'route', 'status', 'ms', 'by', 'msg']
  for (const line of lines)
    assert.deepEqual(
      Object.keys(line).filter(field => !known.includes(field)),
      [],
    )
})

test('each answer has the id under which the log has it, and problems too', async t => {
  const api = await openTestApi(t)
  const answer = await api.call('GET', '/v1/campaigns/none')
  const { requestId } = JSON.parse(api.logged.at(-1)!) as { requestId: string }
  assert.equal(answer.headers.get('x-request-id'), requestId)
  assert.equal(answer.json['instance'], requestId)
})

test('what we broke ourselves is a 500 with an id and nothing from inside', async t => {
  const api = await openTestApi(t)
  await api.call('POST', '/v1/campaigns', { body: { name: 'x' } })
  const row = { key: 'import-request:00000000000000000000000000', value: 'not json /etc/inside' }
  await api.house.store.commit({ expect: [], writes: [{ do: 'insert', table: 'meta', row }] })
  const answer = await api.call('POST', `/v1/imports/${'0'.repeat(26)}/rows`, {
    body: 'id\n',
    headers: { 'content-type': 'text/csv' },
  })
  assert.deepEqual([answer.status, answer.json['code']], [500, 'internal'])
  assert.ok(!/inside|SyntaxError|at /.test(String(answer.json['detail'])), answer.text)
  assert.ok(api.logged.some(line => line.includes('SyntaxError') && line.includes(String(answer.json['instance']))))
})
