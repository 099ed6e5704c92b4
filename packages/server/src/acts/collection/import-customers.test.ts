import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestHouse, type TestHouse, testRows } from '../../../../../test/house.ts'
import { onEachPlace } from '../../../../../test/stores.ts'
import { choicesOf } from '../../customers/consent/index.ts'
import { addressOf, customersAt, readProfile } from '../../customers/profiles/index.ts'
import { readState } from '../../customers/state/index.ts'
import { checkStates } from '../../decisions/index.ts'
import { say, stopEverything } from '../choices/index.ts'
import { importFile } from './testing/import-file.ts'

const header = 'id,email,name,plan,agreed,zone,source,collected_at'
type Cells = {
  id?: string
  email?: string
  name?: string
  plan?: string
  agreed?: string
  source?: string
  at?: string
}
const row = (cells: Cells): string => {
  const { id = 'ada', email = 'ada@mail.example', name = 'Ada', plan = 'basic', agreed = 'no' } = cells
  return [
    id,
    email,
    name,
    plan,
    agreed,
    'Europe/Berlin',
    cells.source ?? 'web shop',
    cells.at ?? '2026-03-02T10:00:00Z',
  ].join()
}
const file = (...rows: Cells[]): string => [header, ...rows.map(row), ''].join('\n')

const idOf = async (house: TestHouse, key: string): Promise<string> => {
  const found = await customersAt(house, { channel: 'id', address: key })
  assert.equal(found.length, 1, `${key} is there ${found.length} times`)
  return found[0]!
}
const stateOf = async (house: TestHouse, key: string) =>
  (await readState(house.store, house.judge.layout, await idOf(house, key)))!.state

/** What an import may write, as text: the same text means that nothing changed. */
async function everything({ store }: TestHouse): Promise<string> {
  const tables = [
    'profiles',
    'contact_points',
    'choices',
    'customer_state',
    'entries',
    'customer_keys',
    'outbox',
  ] as const
  const rows = await Promise.all(
    tables.map(table => store.db.selectFrom(table).selectAll().orderBy('customer').execute()),
  )
  return JSON.stringify(rows)
}

/** Cuts off after some bytes, as a broken connection does. */
async function* broken(csv: string, after: number): AsyncIterable<Uint8Array> {
  for (let at = 0; at < after; at += 10_000) yield new TextEncoder().encode(csv.slice(at, Math.min(after, at + 10_000)))
  throw new Error('the line went dead')
}

const refusing = `
key: { column: id }
source: { column: source }
collected_at: { column: collected_at }
fields: { email: { column: email }, plan: { column: plan } }
refusals:
  - { purpose: offers, channel: email, when: { column: agreed, is: [never] }, at: { column: name } }
  - { purpose: offers, channel: sms, when: { column: agreed, is: [never] }, at: { column: name } }
`

onEachPlace('importing customers', (place, engine) => {
  test('twice changes nothing', async t => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    const csv = file({ agreed: 'yes' }, { id: 'ben', email: 'ben@mail.example' }, { id: 'cem', source: '' })
    const first = await importFile(house, csv)
    assert.deepEqual([first.imported, first.updated, first.unchanged, first.rejected], [2, 0, 0, 1])
    const before = await everything(house)
    house.clock.advance(86_400_000)
    const second = await importFile(house, csv)
    assert.deepEqual([second.imported, second.updated, second.unchanged, second.rejected], [0, 0, 2, 1])
    assert.equal(await everything(house), before)
  })

  test('a dry run changes nothing and says what would be rejected', async t => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    const before = await everything(house)
    const lines: string[] = []
    const report = await importFile(house, file({}, { id: '' }), { dryRun: true, onReject: line => lines.push(line) })
    assert.deepEqual([report.taken, report.rejected, report.imported], [1, 1, 0])
    assert.match(lines.join(''), /import-key-missing/)
    assert.equal(await everything(house), before)
    assert.deepEqual(await house.store.db.selectFrom('import_runs').selectAll().execute(), [])
  })

  test('interrupted in the middle goes on where it stopped, and doubles nobody', async t => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    const people = Array.from({ length: 2_500 }, (_, i) => ({
      key: `c${i}`,
      name: 'Ada '.repeat(25),
      agreed: i % 2 === 0,
    }))
    const csv = `${testRows(people)},,,,,,,\n`
    const digest = 'one file'
    await assert.rejects(importFile(house, csv, { digest, pieces: broken(csv, csv.length * 0.9) }), /went dead/)
    const half = await house.store.db.selectFrom('profiles').select('customer').execute()
    assert.ok(half.length > 0 && half.length < people.length, `${half.length} came in`)

    const report = await importFile(house, csv, { digest })
    assert.equal(report.resumedAt, half.length + 1)
    assert.equal(report.imported, people.length)
    const ids = await house.store.db.selectFrom('contact_points').select('blind').where('channel', '=', 'id').execute()
    assert.equal(ids.length, people.length)
    assert.equal(new Set(ids.map(({ blind }) => blind)).size, people.length)
    const [run] = await house.store.db.selectFrom('import_runs').selectAll().execute()
    assert.deepEqual([run?.imported, run?.rejected, run?.next_row], [people.length, 1, people.length + 2])
    assert.ok(run?.done_at)
    const choices = await house.store.db.selectFrom('choices').select('choice').execute()
    assert.equal(choices.length, people.length / 2)
  })

  test('the same customer twice in a file is one customer, and the newer row wins wherever it stands', async t => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    const old = { plan: 'basic', email: 'old@mail.example', at: '2026-01-01T10:00:00Z' }
    const fresh = { plan: 'gold', email: 'new@mail.example', at: '2026-02-01T10:00:00Z' }
    for (const [id, rows] of [
      ['ada', [old, fresh]],
      ['ben', [fresh, old]],
    ] as const) {
      await importFile(house, file(...rows.map(cells => ({ ...cells, id }))))
      const customer = await idOf(house, id)
      assert.equal((await readProfile(house, customer))?.attributes['plan'], 'gold')
      assert.equal(await addressOf(house, customer, 'email'), 'new@mail.example')
      assert.ok(!(await customersAt(house, { channel: 'email', address: 'old@mail.example' })).includes(customer))
    }
    assert.deepEqual((await checkStates(house, house.judge)).different, [])
  })

  test('the same address under two keys is two customers', async t => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    await importFile(house, file({ agreed: 'yes' }, { id: 'ben', email: 'ADA@mail.example' }))
    assert.notEqual(await idOf(house, 'ada'), await idOf(house, 'ben'))
    assert.equal((await customersAt(house, { channel: 'email', address: 'ada@mail.example' })).length, 2)
    assert.equal(await addressOf(house, await idOf(house, 'ben'), 'email'), 'ADA@mail.example')
    const ben = await stateOf(house, 'ben')
    assert.equal(ben.consentAt(ben.slotOf('offers', 'email')), 0)
  })

  test('older data fills gaps and never overwrites', async t => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    await importFile(house, file({ plan: '', name: 'Ada Newer', at: '2026-05-01T10:00:00Z' }))
    await importFile(house, file({ plan: 'gold', name: 'Ada Older', source: 'old shop', at: '2025-05-01T10:00:00Z' }))
    const profile = await readProfile(house, await idOf(house, 'ada'))
    assert.equal(profile?.sealed['name'], 'Ada Newer')
    assert.equal(profile?.attributes['plan'], 'gold')
    assert.equal(profile?.source, 'web shop')
    assert.equal(profile?.collectedAt, Date.parse('2026-05-01T10:00:00Z'))
  })

  test('a suppressed address stays suppressed, for whoever has it or comes to have it', async t => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    await importFile(house, file({ agreed: 'yes' }, { id: 'ben', email: 'ada@mail.example' }))
    assert.ok((await stopEverything(house, await idOf(house, 'ada'))).ok)
    await importFile(house, file({ agreed: 'yes', plan: 'gold', at: '2026-06-01T10:00:00Z' }, { id: 'cem' }))
    for (const key of ['ada', 'ben', 'cem']) assert.equal((await stateOf(house, key)).suppression('email'), true, key)
    await importFile(house, file({ id: 'cem', email: 'cem@mail.example', at: '2026-06-02T10:00:00Z' }))
    assert.equal((await stateOf(house, 'cem')).suppression('email'), false)
    assert.deepEqual((await checkStates(house, house.judge)).different, [])
  })

  test('a no in a row that is refused counts with its own time, once', async t => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    const no = { agreed: 'never', name: '2026-04-01T10:00:00Z' }
    const csv = file({ id: 'ada' }, { ...no, id: 'ada', source: '' }, { ...no, id: 'nobody', source: '' })
    const report = await importFile(house, csv, { map: refusing })
    assert.deepEqual([report.imported, report.rejected], [1, 2])
    const ada = await stateOf(house, 'ada')
    assert.equal(ada.optOutAt(ada.slotOf('offers', 'email')), Date.parse('2026-04-01T10:00:00Z'))
    const before = await everything(house)
    house.clock.advance(60_000)
    await importFile(house, csv, { map: refusing, digest: 'again' })
    assert.equal(await everything(house), before)
    assert.equal((await choicesOf(house, await idOf(house, 'ada'))).length, 2)
  })

  test('a no without a time is taken once, and again only after a yes', async t => {
    const house = await openTestHouse({ place: await place() })
    t.after(() => house.close())
    const csv = file({ agreed: 'never', name: 'some day' })
    const noes = async () =>
      (await choicesOf(house, await idOf(house, 'ada'))).filter(({ said }) => said.kind === 'refusal')
    for (const digest of ['1', '2']) {
      await importFile(house, csv, { map: refusing, digest })
      house.clock.advance(60_000)
    }
    assert.equal((await noes()).length, 2)
    const evidence = { text: 'Yes', version: '1', surface: 'web', locale: 'en', at: house.clock.now() }
    const yes = { kind: 'consent', purpose: 'offers', channel: 'email', type: 'express', evidence } as const
    assert.ok((await say(house, await idOf(house, 'ada'), [yes], 'preferences')).ok)
    house.clock.advance(60_000)
    await importFile(house, csv, { map: refusing, digest: '3' })
    assert.equal((await noes()).filter(({ said }) => said.kind === 'refusal' && said.channel === 'email').length, 2)
  })

  if (engine === 'sqlite')
    test('memory stays flat however long the file is', { timeout: 180_000 }, async t => {
      const house = await openTestHouse({ place: await place() })
      t.after(() => house.close())
      const rows = 100_000
      let early = 0
      let late = Number.POSITIVE_INFINITY
      async function* endless(): AsyncIterable<Uint8Array> {
        yield new TextEncoder().encode(`${header}\n`)
        for (let i = 0; i < rows; i += 1_000) {
          // Judged and thrown away: no key, so that the test is about reading, counting and rejecting.
          const cells = { id: '', email: 'x@mail.example' }
          const lines = [...Array<string>(999).fill(row(cells)), row({ id: `c${i % 20_000}` }), '']
          yield new TextEncoder().encode(lines.join('\n'))
          const used = process.memoryUsage().rss
          // What is only waiting to be collected comes and goes, more so on a busy machine; what is held stays.
          if (i < rows / 4) early = Math.max(early, used)
          if (i > (rows * 3) / 4) late = Math.min(late, used)
        }
      }
      const report = await importFile(house, '', { pieces: endless(), digest: 'endless' })
      assert.deepEqual([report.read, report.rejected, report.imported], [rows, rows * 0.999, 20])
      t.diagnostic(
        `${Math.round(early / 1e6)} MB in the first quarter at most, ${Math.round(late / 1e6)} MB in the last at least`,
      )
      assert.ok(late - early < 60e6, `grew from ${early} to ${late}`)
    })
})
