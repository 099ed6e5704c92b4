import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Evidence } from '@candor/terms'
import fc from 'fast-check'
import { admitConsent, newestRefusal } from './consent.ts'
import { now, oneRow, type ShopRow } from './testing/small-shop.ts'

const agreed: ShopRow = { agreed: 'yes', words: 'I agree', agreed_at: '2026-04-01T10:00:00Z' }
const whole: Evidence = { text: 'I agree', version: 'v1', surface: 'web', locale: 'en', at: 5 }
const instant = fc.integer({ min: -1_000, max: 1_000 })

async function taken(changes: ShopRow) {
  const { parsed } = await oneRow({ ...agreed, ...changes })
  assert.ok(parsed.ok)
  return {
    consents: parsed.value.consents.length,
    refusals: parsed.value.refusals,
    notices: parsed.value.notices.map(({ rule }) => rule),
  }
}

test('a yes never overrides a no of the same or a later time', () => {
  fc.assert(
    fc.property(instant, instant, (at, refusedAt) => {
      assert.equal(admitConsent({ evidence: { ...whole, at } }, { refusedAt }).ok, at > refusedAt)
    }),
  )
})

test('a later refusal never admits more', () => {
  fc.assert(
    fc.property(instant, instant, fc.nat(), (at, refusedAt, later) => {
      const before = admitConsent({ evidence: { ...whole, at } }, { refusedAt })
      const after = admitConsent({ evidence: { ...whole, at } }, { refusedAt: refusedAt + later })
      assert.ok(before.ok || !after.ok)
    }),
  )
})

test('a yes without all five parts of its evidence is never admitted', () => {
  const part = fc.constantFrom('text', 'version', 'surface', 'locale', 'at')
  fc.assert(
    fc.property(part, fc.constantFrom(undefined, '', '  '), (missing, blank) => {
      const evidence = { ...whole, [missing]: missing === 'at' ? Number.NaN : blank }
      assert.deepEqual(admitConsent({ evidence }, {}), { ok: false, error: 'import-no-evidence' })
    }),
  )
})

test('a time that is not a number admits nothing', () => {
  assert.equal(admitConsent({ evidence: whole }, { refusedAt: Number.NaN }).ok, false)
  assert.equal(admitConsent({ evidence: { ...whole, at: Number.NaN } }, {}).ok, false)
})

test('the newest refusal that covers purpose and channel counts, `any` included', () => {
  const refusals = [
    { purpose: 'offers', channel: 'email', at: 3 },
    { purpose: 'any', channel: 'sms', at: 9 },
    { purpose: 'offers', channel: 'any', at: 4 },
  ] as const
  assert.equal(newestRefusal(refusals, { purpose: 'offers', channel: 'email' }), 4)
  assert.equal(newestRefusal(refusals, { purpose: 'newsletter', channel: 'email' }), undefined)
  assert.equal(newestRefusal(refusals, { purpose: 'newsletter', channel: 'any' }), 9)
})

test('without evidence the customer is imported and the yes is not, and the row says so', async () => {
  assert.deepEqual(await taken({}), { consents: 1, refusals: [], notices: [] })
  assert.deepEqual(await taken({ words: '' }), { consents: 0, refusals: [], notices: ['import-no-evidence'] })
  assert.deepEqual(await taken({ agreed_at: '2026-02-30' }), {
    consents: 0,
    refusals: [],
    notices: ['import-no-evidence'],
  })
  assert.deepEqual(await taken({ agreed: 'no' }), { consents: 0, refusals: [], notices: [] })
})

test('evidence from the future is not evidence', async () => {
  const result = await taken({ agreed_at: new Date(now + 1000).toISOString() })
  assert.deepEqual(result, { consents: 0, refusals: [], notices: ['import-evidence-future'] })
})

test('of a yes and a no in one row the later holds; a tie is a no', async () => {
  const outcome = async (refused_at: string) => (await taken({ refused_at })).consents
  assert.equal(await outcome('2026-03-01T10:00:00Z'), 1)
  assert.equal(await outcome('2026-04-01T10:00:00Z'), 0)
  assert.equal(await outcome('2026-05-01T10:00:00Z'), 0)
})

test('a no that is dated to a day counts to the end of that day', async () => {
  const result = await taken({ refused_at: '2026-04-01' })
  assert.equal(result.consents, 0)
  assert.deepEqual(
    result.refusals.map(({ at }) => new Date(at).toISOString()),
    ['2026-04-01T23:59:59.999Z'],
  )
})

test('a no without a readable time is kept, with the time of the import', async () => {
  for (const refused_at of ['yes', '2027-01-01']) {
    const result = await taken({ refused_at })
    assert.deepEqual(result.refusals, [{ purpose: 'offers', channel: 'any', at: now }])
    assert.deepEqual(result.notices, ['import-refusal-time', 'import-refused-later'])
  }
})

test('a no in a row that is refused is handed on for a customer already known', async () => {
  const row = await oneRow({ source: 'purchased', refused_at: '2026-04-01T10:00:00Z' })
  assert.equal(row.parsed.ok, false)
  assert.deepEqual(row.rescued, {
    key: '1',
    refusals: [{ purpose: 'offers', channel: 'any', at: Date.parse('2026-04-01T10:00:00Z') }],
  })
  assert.equal((await oneRow({ id: '1\0', refused_at: '2026-04-01' })).rescued, undefined)
})
