import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CopyFile, copySections } from '@candor/contract'
import { commitment } from '@candor/ledger'
import type { Static } from 'typebox'
import { Compile } from 'typebox/compile'
import type { TestHouse } from '../../../../../test/house.ts'
import { onEachPlace } from '../../../../../test/stores.ts'
import { say } from '../../acts/choices/index.ts'
import {
  type CopyAsk,
  copyCsv,
  copyJson,
  copyOf,
  copyToken,
  keptWords,
  origins,
  sectionNames,
  streamOf,
} from '../../answers/copy/index.ts'
import { sections } from '../../answers/copy/sections/index.ts'
import { known, livedHouse } from '../../answers/copy/testing/lived.ts'
import { readEntry } from '../../record/index.ts'
import { copyAnswer, copyHtml, copyPages } from './index.ts'
import { safe } from './safe.ts'

type File = Static<typeof CopyFile>
const isCopy = Compile(CopyFile)

/** Tables without anything that belongs to one customer, and why. */
const ofNobody: Record<string, string> = {
  ...{
    meta: 'facts about the house',
    policies: 'the brand’s',
    policy_returns: 'the brand’s',
    policy_notices: 'the brand’s',
  },
  ...{ staff: 'people who work here', staff_invites: 'people who work here', staff_sessions: 'people who work here' },
  ...{ api_keys: 'the brand’s', sources: 'the brand’s', write_keys: 'the brand’s', webhooks: 'the brand’s' },
  ...{ items: 'the catalogue', models: 'learned from many', algorithms: 'the brand’s', findings: 'about groups' },
  ...{
    offer_models: 'learned from many',
    collection_tallies: 'counts without values',
    dictionary: 'words without owners',
    tiles: 'what is in the decision states, beside others, without names',
    tile_columns: 'what is in the decision states, beside others, without names',
    vacated_seats: 'places of those who are gone',
  },
  ...{ import_runs: 'counts of files', messages_seen: 'keyed hashes without owners', log_head: 'the log as a whole' },
  ...{ campaigns: 'the brand’s', idempotency: 'answers to the brand’s own clients, kept for a day' },
  ...{
    way_in_letters:
      'the wish for a link by address, under a keyed hash, for a day: nobody looks whether anybody is a customer until it is carried',
    share_runs:
      'the brand’s: what it asked for and how many; who was shared stands with each, and a list of ids is gone once it is through',
    retention_rules: 'counts',
  },
  erasures: 'ids of those whose keys are gone; whoever can still ask for a copy is not among them',
  kept_records: 'what a law keeps of somebody erased, under a number that no living customer has',
  customer_keys: 'keys: with them whoever finds the file could open a stolen database',
}

async function whole(texts: AsyncIterable<string>): Promise<string> {
  let all = ''
  for await (const text of texts) all += text
  return all
}

async function opened(house: TestHouse, customer: string, ask?: CopyAsk) {
  const copy = await copyOf(house, customer, ask)
  assert.ok(copy)
  return copy
}

async function jsonOf(house: TestHouse, customer: string, ask?: CopyAsk): Promise<{ text: string; file: File }> {
  const copy = await opened(house, customer, ask)
  const text = await whole(copyJson(copy, house.publicUrl))
  await copy.close()
  return { text, file: JSON.parse(text) as File }
}

onEachPlace('a copy of everything held about a customer', place => {
  let lived: Awaited<ReturnType<typeof livedHouse>>

  test('every table and column is in it, or on a list that says why not', async () => {
    lived = await livedHouse(await place())
    const tables = new Map<string, Set<string>>()
    for (const { name, columns } of await lived.house.store.db.introspection.getTables())
      tables.set(name, new Set([...(tables.get(name) ?? []), ...columns.map(column => column.name)]))
    const covered = new Map<string, Set<string>>()
    for (const section of sections)
      for (const [table, { columns, left }] of Object.entries(section.tables))
        covered.set(table, new Set([...(covered.get(table) ?? []), ...columns, ...Object.keys(left)]))
    const all = [...covered.keys(), ...Object.keys(ofNobody)].sort()
    assert.deepEqual([...tables.keys()].sort(), all)
    for (const [table, columns] of covered)
      assert.deepEqual([...columns].sort(), [...(tables.get(table) ?? [])].sort(), table)
    for (const table of Object.keys(ofNobody))
      assert.ok(
        ['customer_keys', 'kept_records'].includes(table) || !tables.get(table)?.has('customer'),
        `${table} names customers`,
      )
  })

  test('it fits its schema, every section holds something, and each known word is in it, in every form', async () => {
    const { house, customer } = lived
    const { text, file } = await jsonOf(house, customer)
    assert.deepEqual([...isCopy.Errors(file)], [])
    assert.deepEqual(Object.keys(file.data), [...sectionNames])
    assert.deepEqual([...copySections], [...sectionNames])
    for (const [name, items] of Object.entries(file.data)) {
      assert.ok(items.length > 0, `${name} is empty`)
      assert.equal(file.counts[name as keyof File['counts']], items.length)
      assert.equal(new Set(items.map(({ id, half }) => `${half} ${id}`)).size, items.length, name)
      for (const { kept, origin } of items) assert.ok(keptWords.includes(kept.how) && origins.includes(origin))
    }
    const copy = await opened(house, customer)
    const html = await whole(copyHtml(copy))
    await copy.close()
    const table = await opened(house, customer)
    const csv = await whole(copyCsv(table))
    await table.close()
    for (const word of known) {
      assert.ok(text.includes(JSON.stringify(word).slice(1, -1)), `${word} is not in the JSON`)
      assert.ok(html.includes(safe(word)), `${word} is not in the HTML`)
      assert.ok(csv.includes(word), `${word} is not in the table`)
    }
    const sent = file.data.decisions.find(({ words }) => words !== undefined)
    assert.ok(sent && html.includes(safe(sent.words!)), 'decisions are told in plain words')
    assert.ok(
      file.data.choices.some(({ used_for }) => used_for?.some(({ by, times }) => by === 'decision' && times === 1)),
    )
    for (const form of [text, html, csv]) assert.ok(!form.includes('other-'), 'somebody else is in it')
    for (const form of [text, html, csv]) assert.ok(!form.includes('untold-'), 'a silent hold is told')
    assert.ok(!html.includes('<b>&'), 'markup of a customer is not markup of ours')
    assert.ok(!/<script|src=|href="(?!#)|url\(|@import/i.test(html), 'nothing from elsewhere')
  })

  test('each field says where it came from, what it is for, on what basis, and until when it stays', async () => {
    const { file } = await jsonOf(lived.house, lived.customer)
    const name = file.data.profile.find(({ about }) => about === 'name')!
    assert.equal(name.source, 'zz-shop')
    assert.deepEqual(name.purposes, ['offers', 'service'])
    assert.deepEqual(name.lawful_bases, ['consent', 'contract'])
    assert.deepEqual([name.kept.how, name.kept.for, name.portable], ['period', 'P24M', true])
    assert.equal(name.kept.until, '2028-06-03T10:00:00.000Z')
    assert.ok([...file.data.record, ...file.data.decisions].every(({ kept }) => kept.for === 'P36M' && kept.until))
  })

  test('what an entry recorded can be checked against its commitment with the copy alone', async () => {
    const { house, customer } = lived
    const { file } = await jsonOf(house, customer)
    const entries = [...file.data.record, ...file.data.decisions]
    assert.ok(entries.length > 3)
    for (const { data, proof, half } of entries) {
      const k = Buffer.from(proof!.opening!, 'base64')
      const made = commitment(k, data as never, house.keys.hashing)
      assert.equal(Buffer.from(made).toString('base64'), proof!.commitment)
      const found = await readEntry(house, half, proof!.entry)
      assert.ok(found.ok && found.value.leaf === proof!.leaf)
    }
  })

  test('the part to take along holds what was given and observed, and nothing else', async () => {
    const { house, customer } = lived
    const { file } = await jsonOf(house, customer, { part: 'portable' })
    assert.deepEqual([...isCopy.Errors(file)], [])
    const all = Object.values(file.data).flat()
    assert.ok(all.length > 5 && all.every(({ portable, origin }) => portable && ['given', 'observed'].includes(origin)))
    for (const name of ['decisions', 'record', 'standing', 'offers'] as const) assert.equal(file.data[name].length, 0)
    assert.ok(file.data.profile.some(({ data }) => JSON.stringify(data).includes('zz-name')))
  })

  test('it is as of one moment: what is said while it is read is not in it', async () => {
    const { house, customer } = lived
    const copy = await opened(house, customer)
    const before = (await jsonOf(house, customer)).file.counts.choices
    assert.ok((await say(house, customer, [{ kind: 'preference', value: { dial: 'none' } }], 'api')).ok)
    const text = await whole(copyJson(copy, house.publicUrl))
    await copy.close()
    assert.equal((JSON.parse(text) as File).counts.choices, before)
    assert.equal((await jsonOf(house, customer)).file.counts.choices, before + 1)
  })

  test('any half leads to the whole person, and a stranger to nothing', async () => {
    const { house, customer } = lived
    const { file } = await jsonOf(house, customer)
    assert.equal(file.customer.halves.length, 2)
    const other = await jsonOf(house, file.customer.halves[1]!)
    assert.deepEqual(other.file.customer, file.customer)
    assert.equal(await copyOf(house, 'zzzzzzzzzzzzzzzzzzzz'), undefined)
  })

  test('taking a copy is recorded before it leaves, and a link works once', async () => {
    const { house, customer } = lived
    const act = { customer, by: 'key:1', format: 'json', part: 'all' } as const
    const answer = await copyAnswer(house, act)
    assert.ok(answer.ok)
    const file = (await answer.value.json()) as File
    const taken = file.data.record.find(({ about }) => about === 'copy')
    assert.ok(taken)
    assert.deepEqual((taken.data as { body: unknown }).body, { by: 'key:1', format: 'json', part: 'all' })
    const app = copyPages(house, {
      show: context => context.text('a button'),
      refuse: (context, why) => context.text(why, 410),
    })
    const token = copyToken(house, { customer, format: 'html', part: 'all', request: 'r1' })
    assert.equal(await (await app.request(`/copy/${token}`)).text(), 'a button')
    const got = await app.request(`/copy/${token}`, { method: 'POST' })
    assert.match(await got.text(), /<\/html>\n$/)
    assert.equal(await (await app.request(`/copy/${token}`, { method: 'POST' })).text(), 'used')
    const forged = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`
    assert.equal(await (await app.request(`/copy/${forged}`, { method: 'POST' })).text(), 'expired')
    house.clock.advance(86_400_001)
    assert.equal(await (await app.request(`/copy/${token}`)).text(), 'expired')
  })

  test('a download that is left, fails or is not read lets go of everything', async t => {
    const { house, customer } = lived
    const act = { customer, by: 'key:1', format: 'json', part: 'all' } as const
    for (let i = 0; i < 12; i++) {
      const answer = await copyAnswer(house, act)
      assert.ok(answer.ok, 'a copy that was left counts no longer')
      const reader = answer.value.body!.getReader()
      await reader.read()
      await reader.cancel()
    }
    let ended = 0
    const endless = async function* () {
      for (;;) yield 'x'.repeat(70_000)
    }
    const stalled = streamOf(endless(), async () => void ended++, 20).getReader()
    await stalled.read()
    await assert.rejects(async () => {
      await new Promise(resolve => setTimeout(resolve, 80))
      for (;;) await stalled.read()
    }, /makes no room/)
    assert.equal(ended, 1)
    const broken = async function* () {
      yield 'x'
      throw new Error('the disk is gone')
    }
    await assert.rejects(new Response(streamOf(broken(), async () => void ended++)).text(), /disk is gone/)
    assert.equal(ended, 2)
    t.after(() => house.close())
  })
})
