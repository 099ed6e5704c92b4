import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { importTestCustomers, type TestHouse, testMap } from '../../../../../test/house.ts'
import { onEachPlace } from '../../../../../test/stores.ts'
import { forgetTold, say, stopEverything, undo, undoToken, withdraw } from '../../acts/choices/index.ts'
import { mergeCustomers, unmerge } from '../../acts/collection/identity/index.ts'
import { collect, parseCalls } from '../../acts/collection/index.ts'
import { importFile } from '../../acts/collection/testing/import-file.ts'
import { createSource, readSource } from '../../brand/sources/index.ts'
import { choicesOf } from '../consent/index.ts'
import { mergesAmong } from '../identity/index.ts'
import { openVaultHouse, rowsInVault, tells, toldNow } from './testing/telling.ts'

const about = { purpose: 'answers', channel: 'any' } as const
const shown = { by: 'sign-in', handles: ['id'], source: 'web' } as const

/** The import of a file that brings a no, or a row that is refused for all else and still brings one. */
async function imports(house: TestHouse, row: string): Promise<void> {
  const map = `${testMap}refusals:\n  - { purpose: answers, channel: any, when: { column: name, is: ['no'] }, at: { column: collected_at } }\n`
  const at = new Date(house.clock.now()).toISOString()
  const csv = `id,email,name,plan,agreed,zone,source,collected_at\n${row},web shop,${at}\n`
  await importFile(house, csv, { map })
}

async function browses(house: TestHouse): Promise<void> {
  assert.ok((await createSource(house, { name: 'web', kind: 'public' }, 'staff:jo')).ok)
  const source = (await readSource(house.store, 'web'))!
  const receivedAt = house.clock.now()
  const batch = [{ type: 'identify', userId: 'ada', traits: { plan: 'plus' } }]
  const parsed = parseCalls({ type: 'batch', body: { batch }, sizes: [], receivedAt, gpc: true })
  assert.ok(parsed.ok)
  const done = await collect(house, { source, receivedAt, calls: parsed.value.calls, refused: [] })
  assert.ok('outcomes' in done, JSON.stringify(done))
}

type Ways = Readonly<Record<string, (house: TestHouse, ada: string, bea: string) => Promise<unknown>>>

/** Every way in which a yes can end. */
const ways: Ways = {
  'the page of the vault': (house, ada) => forgetTold(house, ada),
  'a withdrawal by the preferences page': (house, ada) => withdraw(house, ada, about, 'preferences'),
  'a refusal by the API': (house, ada) => say(house, ada, [{ kind: 'refusal', ...about }], 'api'),
  'an objection to everything, by staff': (house, ada) =>
    say(house, ada, [{ kind: 'objection', purpose: 'any', channel: 'any' }], 'staff'),
  'stop everything': (house, ada) => stopEverything(house, ada),
  'taking the yes back within ten minutes': async (house, ada) => {
    const told = (await choicesOf(house, ada)).filter(
      ({ said }) => said.kind === 'consent' && said.purpose === 'answers',
    )
    assert.ok((await undo(house, ada, undoToken(house, ada, told))).ok)
  },
  'a browser that sends Global Privacy Control': house => browses(house),
  'a merge with somebody who said no': async (house, ada, bea) => {
    assert.ok((await say(house, bea, [{ kind: 'refusal', ...about }], 'api')).ok)
    assert.ok((await mergeCustomers(house, bea, ada, shown)).ok)
  },
  'a no said to whom they were merged with': async (house, ada, bea) => {
    assert.ok((await mergeCustomers(house, bea, ada, shown)).ok)
    assert.equal(await rowsInVault(house), 1)
    house.clock.advance(1_000)
    assert.ok((await withdraw(house, bea, about, 'one-click')).ok)
  },
  'a no between merge and the end of it': async (house, ada, bea) => {
    assert.ok((await mergeCustomers(house, ada, bea, shown)).ok)
    house.clock.advance(1_000)
    assert.ok((await say(house, ada, [{ kind: 'withdrawal', ...about }], 'api')).ok)
    const [merge] = await mergesAmong(house, [ada])
    assert.ok((await unmerge(house, ada, merge?.merge ?? '', 'staff:jo')).ok)
  },
  'an import with a no': house => imports(house, 'ada,ada@mail.example,no,basic,no,Europe/Berlin'),
  'an import of a row that is refused, with a no': house => imports(house, 'ada,nonsense,no,basic,no,Mars/Base'),
}

onEachPlace('the end of a yes', place => {
  for (const [way, ends] of Object.entries(ways))
    test(`${way} takes away what was told`, async t => {
      const house = await openVaultHouse({ place: await place() })
      t.after(() => house.close())
      const [ada = '', bea = ''] = await importTestCustomers(house, [{ key: 'ada' }, { key: 'bea' }])
      await tells(house, ada, { gender: 'woman', disability: 'no' })
      assert.equal(await rowsInVault(house), 1)
      house.clock.advance(60_000)
      await ends(house, ada, bea)
      assert.equal(await rowsInVault(house), 0)
      assert.equal(await toldNow(house, ada), undefined)
    })

  test('what says nothing about it takes nothing away', async t => {
    const house = await openVaultHouse({ place: await place() })
    t.after(() => house.close())
    const [ada = ''] = await importTestCustomers(house, [{ key: 'ada' }])
    await tells(house, ada, { gender: 'woman' })
    house.clock.advance(60_000)
    assert.ok((await withdraw(house, ada, { purpose: 'offers', channel: 'email' }, 'one-click')).ok)
    assert.ok((await say(house, ada, [{ kind: 'preference', value: { dial: 'none' } }], 'api')).ok)
    assert.deepEqual(await toldNow(house, ada), { gender: 'woman' })
  })

  test('a no and a word at the same moment: the no wins', async t => {
    const house = await openVaultHouse({ place: await place() })
    t.after(() => house.close())
    const [ada = ''] = await importTestCustomers(house, [{ key: 'ada' }])
    for (let turn = 0; turn < 5; turn++) {
      house.clock.advance(1_000)
      await Promise.all([tells(house, ada, { gender: 'woman' }), withdraw(house, ada, about, 'one-click')])
      const agrees = (await choicesOf(house, ada)).at(-1)?.said.kind === 'consent'
      assert.equal(await rowsInVault(house), agrees ? 1 : 0)
    }
  })
})

const root = new URL('../../', import.meta.url).pathname
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  file => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.includes('/testing/'),
)
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8')

test('whoever records a choice of somebody known asks what ends with it', () => {
  const recording = sources.filter(
    file => file.startsWith('acts/') && /\b(choiceRow|mergeRow)\(|choose\(house, house\.judge/.test(textOf(file)),
  )
  assert.deepEqual(
    recording.filter(file => !textOf(file).includes('endedAnswers(')),
    // Somebody new has told nothing yet.
    ['acts/collection/enroll.ts'],
  )
  assert.ok(recording.length >= 6)
})

test('no statement outside the vault names its table', () => {
  const naming = sources.filter(
    file => !file.startsWith('adapters/store/') && textOf(file).includes('fairness_answers'),
  )
  assert.ok(naming.length > 0)
  assert.deepEqual(naming.filter(file => !file.startsWith('customers/vault/')).sort(), [
    // Says in which section of a copy it is told; reads nothing.
    'answers/copy/sections/said.ts',
    // Ends what is past its limit, and reads no answer.
    'answers/retention/row-rules.ts',
    // Wraps keys anew, and opens none.
    'record/rotation.ts',
  ])
})
