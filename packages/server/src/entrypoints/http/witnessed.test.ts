import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type TestContext, test } from 'node:test'
import { parseTrust, verifyProof } from '@candor/ledger'
import { importTestCustomers, openTestHouse } from '../../../../../test/house.ts'
import { fixedClock } from '../../adapters/clock/index.ts'
import { realIds } from '../../adapters/ids/index.ts'
import { apiOf } from './testing/api.ts'

const program = new URL('../../../../cli/src/candor.ts', import.meta.url).pathname

async function startWitness(t: TestContext, data: string, vkey: string) {
  const args = [program, 'witness', '--json', '--data', data, '--port', '0', '--name', 'w.example', '--log', vkey]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  t.after(() => child.kill('SIGKILL'))
  const line = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next()
  return JSON.parse(line.value as string) as { url: string; vkey: string }
}

type About = {
  vkey: string
  witnessing: { reached: boolean; says: string; witnesses: { standing: string; why: string }[] }
}

test('a real witness cosigns the log of a house; of two houses that sign with one key, the other is refused and says so', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'candor-witnessed-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const clock = fixedClock(Date.parse('2026-06-03T12:00:00+02:00'))
  const ids = realIds(clock)
  const open = async (name: string, witnesses?: string) => {
    const data = join(folder, name)
    const house = await openTestHouse({ data, clock, ids, ...(witnesses === undefined ? {} : { witnesses }) })
    const api = apiOf(house)
    const about = async () => (await api.call('GET', '/v1/log')).json as unknown as About
    return { house, api, about }
  }
  const begun = await open('house')
  const [amina = ''] = await importTestCustomers(begun.house, [{ key: 'amina', agreed: true }])
  await begun.house.log.sequence()
  const { vkey, witnessing } = await begun.about()
  assert.match(witnessing.says, /^Nobody outside watches this log/)
  assert.match((await begun.api.call('GET', '/metrics')).text, /^candor_log_quorum -1$/m)
  await begun.house.leave()
  cpSync(join(folder, 'house'), join(folder, 'copy'), { recursive: true })

  const witness = await startWitness(t, join(folder, 'witness'), vkey)
  const policy = `witness w ${witness.vkey} ${witness.url}\nquorum w\n`
  const honest = await open('house', policy)
  const [bruno = ''] = await importTestCustomers(honest.house, [{ key: 'bruno' }])
  // Not yet placed: there will be a proof in a second.
  const early = (
    await honest.house.store.db.selectFrom('entries').selectAll().where('customer', '=', bruno).execute()
  )[0]
  const soon = await honest.api.call('GET', `/v1/customers/${bruno}/entries/${early?.entry}/proof`)
  assert.deepEqual([soon.status, soon.json['code'], soon.headers.get('retry-after')], [409, 'proof-not-yet', '1'])
  await honest.house.log.sequence()
  const seen = await honest.about()
  assert.deepEqual([seen.witnessing.reached, seen.witnessing.witnesses[0]?.standing], [true, 'cosigned'])
  assert.match((await honest.api.call('GET', '/metrics')).text, /^candor_log_quorum 1$/m)

  // Every entry about a customer has its proof, and the trust file of the house checks it, witness included.
  const ports = { ...honest.house.keys.hashing, ...honest.house.keys.signatures }
  const offered = await honest.api.call('GET', '/log/trust', { key: null })
  const trust = parseTrust(offered.text, ports)
  assert.ok(trust.ok, offered.text)
  const entries = await honest.house.store.db.selectFrom('entries').selectAll().where('customer', '=', amina).execute()
  assert.deepEqual([...new Set(entries.map(({ kind }) => kind))].sort(), ['choice', 'import'])
  for (const { entry, kind } of entries) {
    const answer = await honest.api.call('GET', `/v1/customers/${amina}/entries/${entry}/proof`)
    const proven = verifyProof(answer.text, undefined, trust.value, ports)
    assert.ok(proven.ok, `${kind} ${JSON.stringify(proven)}`)
    assert.deepEqual(
      proven.value.cosigned.map(({ name }) => name),
      ['w.example'],
    )
  }
  const refused = async (of: string, entry: string) =>
    (await honest.api.call('GET', `/v1/customers/${of}/entries/${entry}/proof`)).json['code']
  assert.equal(await refused(amina, early?.entry ?? ''), 'entry-unknown')
  assert.equal(await refused('nobody', '%00'), 'entry-unknown')
  await honest.house.store.commit({
    expect: [],
    writes: [{ do: 'remove', table: 'customer_keys', key: { customer: bruno } }],
  })
  assert.equal(await refused(bruno, early?.entry ?? ''), 'entry-erased')
  await honest.house.leave()

  const other = await open('copy', policy)
  await importTestCustomers(other.house, [{ key: 'carla' }])
  await other.house.log.sequence()
  const split = await other.about()
  assert.equal(split.witnessing.reached, false)
  assert.equal(split.witnessing.witnesses[0]?.standing, 'another-tree')
  assert.match(split.witnessing.says, /^A witness has seen another log than this one under its name and key/)
  assert.match((await other.api.call('GET', '/metrics')).text, /witness="w",standing="another-tree"\} 1$/m)
  await other.house.leave()
})
