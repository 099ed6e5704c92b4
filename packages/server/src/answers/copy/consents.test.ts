import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { importTestCustomers, noon, openTestHouse, type TestHouse } from '../../../../../test/house.ts'
import { onEachPlace } from '../../../../../test/stores.ts'
import { say } from '../../acts/choices/index.ts'
import { importConsents } from '../../acts/collection/index.ts'
import { fixedClock } from '../../adapters/clock/index.ts'
import { numberedIds } from '../../adapters/ids/index.ts'
import { parsePolicy, rememberPolicy } from '../../brand/policy/index.ts'
import { vendorPolicy } from '../../brand/policy/testing/sharing.ts'
import type { Saying } from '../../customers/consent/index.ts'
import { dpvTerms, gdprTerms } from '../../customers/consent-records/terms.ts'
import { customersAt } from '../../customers/profiles/index.ts'
import { shareRow } from '../../customers/shares/index.ts'
import { readState } from '../../customers/state/index.ts'
import { consentsOf } from './index.ts'

type Node = { readonly [name: string]: unknown }
type Vector = { readonly version: string; readonly dpv: string[]; readonly 'eu-gdpr': string[] }
const vector = JSON.parse(
  readFileSync(new URL('../../../../../test/vectors/dpv-terms.json', import.meta.url), 'utf8'),
) as Vector

/** Every term of DPV in a document, as names and as values. */
function termsIn(value: unknown): string[] {
  if (typeof value === 'string') return /^(dpv|eu-gdpr):[\w-]+$/.test(value) ? [value] : []
  if (Array.isArray(value)) return value.flatMap(termsIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, part]) => [...termsIn(name), ...termsIn(part)])
}

const exists = (term: string): boolean => {
  const [prefix, name] = term.split(':') as ['dpv' | 'eu-gdpr', string]
  return vector[prefix].includes(name)
}

const evidence = { text: 'Send me offers.', version: 'v1', surface: 'checkout', locale: 'en' }
const sayings: fc.Arbitrary<Saying> = fc.oneof(
  fc.record({
    kind: fc.constant('consent' as const),
    purpose: fc.constant('offers'),
    channel: fc.constant('email'),
    type: fc.constantFrom('express' as const, 'pewc' as const, 'soft-opt-in' as const),
    evidence: fc.constant({ ...evidence, at: noon - 1000 }),
  }),
  fc.record({
    kind: fc.constantFrom('refusal' as const, 'withdrawal' as const, 'objection' as const),
    purpose: fc.constantFrom('offers', 'service', 'any'),
    channel: fc.constantFrom('email', 'any'),
  }),
)

async function records(house: TestHouse, customer: string): Promise<Node[]> {
  const found = (await consentsOf(house, customer)) as { '@graph': Node[] }
  return found['@graph'].filter(node => node['@type'] === 'dpv:ConsentRecord')
}

async function standingOf(house: TestHouse, customer: string) {
  const { state } = (await readState(house.store, house.judge.layout, customer))!
  return state.layout.slots.map(({ purpose, channel }, i) => ({
    ...{ purpose, channel, yes: state.consentAt(i), no: state.optOutAt(i) },
    type: state.consentAt(i) === 0 ? 0 : state.consentType(i),
  }))
}

test('every term that can be written exists in DPV 2.3', () => {
  assert.equal(vector.version, '2.3')
  assert.deepEqual(
    dpvTerms.filter(term => !exists(`dpv:${term}`)),
    [],
  )
  assert.deepEqual(
    gdprTerms.filter(term => !exists(`eu-gdpr:${term}`)),
    [],
  )
})

onEachPlace('consent records', place => {
  test('what was chosen comes back as it stood: an empty house that reads the records decides the same', async t => {
    const one = await openTestHouse({ place: await place() })
    const two = await openTestHouse({ place: await place(), clock: fixedClock(noon + 86_400_000), ids: numberedIds() })
    t.after(async () => {
      await one.close()
      await two.close()
    })
    let made = 0
    await fc.assert(
      fc.asyncProperty(fc.array(sayings, { minLength: 1, maxLength: 6 }), async said => {
        const key = `c${made++}`
        const [customer] = await importTestCustomers(one, [{ key }])
        for (const word of said) {
          one.clock.advance(60_000)
          assert.ok((await say(one, customer!, [word], 'preferences')).ok)
        }
        const written = await records(one, customer!)
        assert.deepEqual(
          termsIn(written).filter(term => !exists(term)),
          [],
        )
        const done = await importConsents(two, { records: written as never, dryRun: false })
        assert.ok(done.every(({ outcome }) => outcome !== 'rejected'))
        const [copy] = await customersAt(two, { channel: 'id', address: key })
        const before = await standingOf(one, customer!)
        const after = await standingOf(two, copy!)
        for (const [i, slot] of before.entries()) {
          assert.equal(after[i]!.no, slot.no)
          // A yes that a no beats is not taken over; what counts is.
          if (slot.yes > slot.no)
            assert.ok(after[i]!.yes === slot.yes || isBeaten(before, slot), JSON.stringify({ slot, after }))
        }
        assert.deepEqual(
          before.map(slot => counts(before, slot)),
          after.map(slot => counts(after, slot)),
        )
        const again = await importConsents(two, { records: written as never, dryRun: false })
        assert.ok(
          again.every(({ outcome }) => outcome === 'unchanged'),
          'nothing is taken twice',
        )
      }),
      { numRuns: 12 },
    )
  })

  test('the records tell what the standard asks for, with what the GDPR asks on top', async t => {
    const policy = vendorPolicy
      .replace(/purposes: \[sale\](?=\n {4}fields: \[plan\])/, 'purposes: [offers]')
      .replace('sale: true', '')
    const house = await openTestHouse({ place: await place(), policy })
    t.after(() => house.close())
    const [customer] = await importTestCustomers(house, [{ key: 'ida', agreed: true }])
    assert.ok(
      (await say(house, customer!, [{ kind: 'withdrawal', purpose: 'offers', channel: 'email' }], 'one-click')).ok,
    )
    const [record] = await records(house, customer!)
    assert.equal(record!['dct:conformsTo'], 'dpv-27560:record-eu-gdpr')
    for (const field of ['dct:identifier', 'dct:language', 'dpv:hasDataSubject', 'dpv:hasNotice', 'dpv:hasProcess'])
      assert.ok(record![field], field)
    const process = record!['dpv:hasProcess'] as Node
    for (const field of [
      'hasPurpose',
      'hasPersonalData',
      'hasDataController',
      'hasStorageCondition',
      'hasJurisdiction',
    ])
      assert.ok(process[`dpv:${field}`], field)
    for (const field of [
      'hasRecipient',
      'hasConsentControl',
      'hasLegalBasis',
      'hasRight',
      'hasAuthority',
      'hasNecessity',
    ])
      assert.ok(process[`dpv:${field}`], field)
    assert.deepEqual(process['dpv:hasRecipient'], ['Buyer Ltd.'])
    // A vendor is declared later, and another got something that was never declared for it.
    const later = house.clock.now() + 1000
    const source = policy.replace('purposes: [ads]', 'purposes: [ads, offers]')
    const parsed = parsePolicy(source)
    assert.ok(parsed.ok)
    await rememberPolicy(house.store, { digest: 'later', source, loadedAt: later })
    const since = { ...house, judge: { ...house.judge, policy: parsed.value, digest: 'later' } }
    const share = { customer: customer!, share: 's1', vendor: 'printer', purpose: 'offers', way: 'file' } as const
    const when = { fields: [], entry: 'e1', at: later, lastAt: later, times: 1 }
    const writes = [await shareRow(house, { ...share, ...when }, [])]
    assert.ok((await house.store.commit({ expect: [], writes })).done)
    const toldNow = async () =>
      (((await records(since, customer!))[0]!['dpv:hasProcess'] as Node)['dpv:hasRecipient'] as string[]).join()
    assert.equal(await toldNow(), 'Buyer Ltd.,Print House GmbH')
    house.clock.advance(2000)
    const evidenceNow = { ...evidence, at: house.clock.now() }
    const yes = {
      kind: 'consent',
      purpose: 'offers',
      channel: 'email',
      type: 'express',
      evidence: evidenceNow,
    } as const
    assert.ok((await say(since, customer!, [yes], 'preferences')).ok)
    assert.equal(await toldNow(), 'Adverts Inc.,Buyer Ltd.,Print House GmbH')
    const events = record!['dpv:hasConsentStatus'] as Node[]
    assert.deepEqual(
      events.map(event => event['@type']),
      ['dpv:ConsentGiven', 'dpv:ConsentWithdrawn'],
    )
    const all = ((await consentsOf(house, customer!)) as { '@graph': Node[] })['@graph']
    assert.equal(all.filter(node => node['@type'] === 'dpv:ConsentReceipt').length, 1)
  })

  test('a yes without evidence, after a no, or in words that nobody knows is refused with its place', async t => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    const [customer] = await importTestCustomers(house, [{ key: 'ida', agreed: true }])
    const [record] = (await records(house, customer!)) as [Node]
    const [given] = record['dpv:hasConsentStatus'] as [Node]
    const as = (event: Node) => ({ ...record, 'dpv:hasConsentStatus': [event] })
    const take = async (one: Node) => (await importConsents(house, { records: [one] as never, dryRun: false }))[0]!
    const { 'dpv:hasNotice': _, ...bare } = given
    const { outcome, faults } = await take(as(bare))
    assert.equal(outcome, 'rejected')
    assert.ok(faults.some(({ path }) => path === 'records.0.dpv:hasConsentStatus.0.dpv:hasNotice.dct:description'))
    assert.ok((await say(house, customer!, [{ kind: 'refusal', purpose: 'any', channel: 'any' }], 'preferences')).ok)
    const late = await take(as(given))
    assert.equal(late.outcome, 'unchanged')
    const strange = await take({ ...record, 'dpv:hasFortune': 'dpv:Good' })
    assert.equal(strange.outcome, 'rejected')
    assert.ok(strange.faults.some(({ path }) => path === 'records.0.dpv:hasFortune'))
    const future = await take(as({ ...given, 'dpv:isIndicatedAtTime': '2999-01-01T00:00:00Z' }))
    assert.equal(future.outcome, 'rejected')
    const implied = await take(
      as({ ...given, 'candor:type': undefined, 'dpv:hasLegalBasis': 'dpv:ImpliedConsent' } as Node),
    )
    assert.equal(implied.outcome, 'rejected')
    const terminated = await take(
      as({ '@type': 'https://w3id.org/dpv#ConsentTerminated', 'dpv:isIndicatedAtTime': 'soon' }),
    )
    assert.notEqual(terminated.outcome, 'rejected')
    const [renewed] = await importTestCustomers(house, [{ key: 'eva' }])
    const stranger = { ...(record['dpv:hasDataSubject'] as Node), 'dct:identifier': 'eva' }
    const first = await take({ ...as(given), 'dpv:hasDataSubject': stranger })
    assert.deepEqual(first, { outcome: 'updated', faults: [] })
    assert.ok((await standingOf(house, renewed!)).some(({ yes }) => yes > 0))
  })
})

type Slot = Awaited<ReturnType<typeof standingOf>>[number]
const covers = (no: string, yes: string): boolean => no === 'any' || no === yes
const isBeaten = (all: readonly Slot[], yes: Slot): boolean =>
  all.some(({ purpose, channel, no }) => covers(purpose, yes.purpose) && covers(channel, yes.channel) && no >= yes.yes)

/** What decides: the kind of a yes that no refusal beats. */
const counts = (all: readonly Slot[], slot: Slot) =>
  slot.yes > 0 && !isBeaten(all, slot) ? { at: slot.yes, type: slot.type } : undefined
