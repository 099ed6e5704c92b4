import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hono } from 'hono'
import { inRange } from './address-range.ts'
import { addressReader } from './client-address.ts'

test('ranges hold what lies in them', () => {
  const inside = [
    ['10.1.2.3', '10.0.0.0/8'],
    ['10.1.2.3', '10.1.2.3'],
    ['::1', '::1/128'],
    ['2001:db8::5', '2001:db8::/32'],
    ['1.2.3.4', '0.0.0.0/0'],
  ]
  for (const [address, range] of inside) assert.ok(inRange(address!, range!), `${address} ${range}`)
  const outside = [
    ['11.1.2.3', '10.0.0.0/8'],
    ['10.1.2.3', '::/0'],
    ['2001:db9::5', '2001:db8::/32'],
    ['none', '0.0.0.0/0'],
    ['1.2.3', '0.0.0.0/0'],
  ]
  for (const [address, range] of outside) assert.ok(!inRange(address!, range!), `${address} ${range}`)
})

test('only what trusted proxies wrote is believed, from the right', async () => {
  const read = addressReader(['10.0.0.0/8'])
  const app = new Hono<{ Bindings: { incoming: unknown } }>().get('/', context => context.text(read(context)))
  const from = async (peer: string, forwarded?: string) => {
    const incoming = { socket: { remoteAddress: peer, remotePort: 1, remoteFamily: 'IPv4' } }
    const headers: Record<string, string> = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
    return (await app.request('/', { headers }, { incoming })).text()
  }
  assert.equal(await from('192.0.2.1'), '192.0.2.1')
  assert.equal(await from('192.0.2.1', '198.51.100.7'), '192.0.2.1')
  assert.equal(await from('10.0.0.1', '198.51.100.7'), '198.51.100.7')
  assert.equal(await from('::ffff:10.0.0.1', '203.0.113.9, 198.51.100.7, 10.0.0.2'), '198.51.100.7')
  assert.equal(await from('10.0.0.1', 'nonsense!'), '10.0.0.1')
  assert.equal(await from('10.0.0.1'), '10.0.0.1')
})
