import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { GatePolicy } from './policy.ts'
import { policySource } from './policy-source.ts'

const policy: GatePolicy = {
  brand: { country: 'DE', zone: 'Europe/Berlin', holidays: [] },
  purposes: { offers: { basis: 'consent' }, account: { basis: 'contract' } },
  budgets: [{ channel: 'any', max: 3, hours: 168 }],
  quietHours: [],
  dial: 'basic',
  adultAge: 16,
  packs: ['core', 'house-rules'],
}
const source = (changed: Partial<GatePolicy> = {}, timeZones = '2026a'): string =>
  JSON.stringify(policySource({ ...policy, ...changed }, timeZones))

test('dated data are part of what the digest is made of', () => {
  const { data } = policySource(policy, '2026a') as unknown as {
    data: {
      startDates: { [name: string]: { value: string } }
      adequateCountries: { value: string[] }
      euMembers: string[]
    }
  }
  assert.equal(data.startDates['fr-call-optin']?.value, '2026-08-11')
  assert.ok(data.adequateCountries.value.includes('JP'))
  assert.equal(data.euMembers.length, 30)
})

test('the source is the same for the same policy, whatever the order it was written in', () => {
  const turned = {
    packs: ['house-rules', 'core', 'core'],
    purposes: { account: { basis: 'contract' }, offers: { basis: 'consent' } },
  } as const
  assert.equal(source(turned), source())
})

test('the source differs when anything that judges differs', () => {
  const sources = [
    source(),
    source({}, '2026b'),
    source({ adultAge: 18 }),
    source({ budgets: [] }),
    source({ packs: ['core'] }),
    source({ purposes: {} }),
  ]
  assert.equal(new Set(sources).size, sources.length)
  for (const part of ['house-quiet-hours', 'America/Anchorage', 'rests-on-consent', 'the pause of the customer lasts'])
    assert.ok(source().includes(part), part)
})

test('a pack that does not exist is refused by name', () => {
  assert.throws(() => source({ packs: ['no-such-pack'] }), /no pack is called no-such-pack/)
})
