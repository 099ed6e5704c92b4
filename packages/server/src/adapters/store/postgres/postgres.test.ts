import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { startPostgres, type TestPostgres } from '../../../../../../test/postgres.ts'
import { openStore, type Store, StoreAway, StoreRefused } from '../index.ts'
import { faultyLine } from '../testing/faulty-line.ts'
import { insertEntry, moveState, together } from '../testing/rows.ts'
import { connect } from './connect.ts'

let server: TestPostgres
before(async () => {
  server = await startPostgres()
})
after(() => server.stop())

async function newDatabase(name: string): Promise<string> {
  await say(server.url, `CREATE DATABASE ${name}`)
  return Object.assign(new URL(server.url), { pathname: `/${name}` }).href
}

async function say(url: string, sql: string): Promise<void> {
  const client = await connect(url)
  await client.query(sql)
  await client.end()
}

/** How many rows the answer has. */
async function ask(url: string, text: string): Promise<number> {
  const client = await connect(url)
  const { rowCount } = await client.query(text)
  await client.end()
  return rowCount ?? 0
}

const away =
  (code: string) =>
  (fault: Error): boolean =>
    fault instanceof StoreAway && fault.code === code
const entriesIn = async (store: Store): Promise<string[]> =>
  (await store.db.selectFrom('entries').select('entry').execute()).map(row => row.entry)

describe('a server that may forget', () => {
  test('with synchronous_commit off is refused by the name of the setting', async () => {
    const url = await newDatabase('forgetful')
    await say(server.url, 'ALTER DATABASE forgetful SET synchronous_commit = off')
    await assert.rejects(openStore({ postgres: url }), (fault: Error) => {
      assert.ok(fault instanceof StoreRefused && fault.code === 'unsafe-setting')
      return fault.message.includes('synchronous_commit=off')
    })
  })

  test('with fsync or full_page_writes off is refused', async () => {
    const careless = await startPostgres({ fsync: 'off' })
    await assert.rejects(openStore({ postgres: careless.url }), /fsync=off/)
    await careless.stop()
    const torn = await startPostgres({ full_page_writes: 'off' })
    await assert.rejects(openStore({ postgres: torn.url }), /full_page_writes=off/)
    await torn.stop()
  })

  test('that is not there is away', async () => {
    await assert.rejects(openStore({ postgres: 'postgres://postgres@127.0.0.1:1/none' }), away('lost'))
  })
})

test('a read whose connection breaks under it finds the store away, and the next one finds it back', async () => {
  const url = await newDatabase('broken')
  const store = await openStore({ postgres: url })
  const slow = sql`SELECT pg_sleep(30)`.execute(store.db).catch((fault: unknown) => fault)
  const isAsleep = `FROM pg_stat_activity WHERE datname = 'broken' AND query LIKE '%pg_sleep%'`
  while ((await ask(server.url, `SELECT pid ${isAsleep}`)) === 0);
  await say(server.url, `SELECT pg_terminate_backend(pid) ${isAsleep}`)
  const fault = await slow
  assert.ok(fault instanceof StoreAway && fault.code === 'lost', String(fault))
  assert.deepEqual(await entriesIn(store), [])
  await assert.rejects(sql`SELECT no_such_thing`.execute(store.db), (error: Error) => !(error instanceof StoreAway))
  await store.close()
})

test('a connection that breaks between two queries of one read ends the read, and not the process', async () => {
  const url = await newDatabase('between')
  const store = await openStore({ postgres: url })
  const ended = `FROM pg_stat_activity WHERE datname = 'between' AND application_name = 'candor reader'`
  const fault = await store.db
    .connection()
    .execute(async db => {
      await sql`SELECT 1`.execute(db)
      await say(server.url, `SELECT pg_terminate_backend(pid) ${ended}`)
      while ((await ask(server.url, `SELECT pid ${ended}`)) > 0);
      // Time for the news to come while nothing is asked.
      await new Promise(resolve => setTimeout(resolve, 50))
      await sql`SELECT 1`.execute(db)
    })
    .catch((fault: unknown) => fault)
  assert.ok(fault instanceof StoreAway && fault.code === 'lost', String(fault))
  assert.deepEqual(await entriesIn(store), [])
  await store.close()
})

describe('two processes on one database', () => {
  test('of 64 callers expecting one version, in both, exactly one wins', async () => {
    const postgres = await newDatabase('race')
    const stores = await Promise.all([openStore({ postgres }), openStore({ postgres })])
    await stores[0].commit(moveState('amina', 0))
    const results = await Promise.all(
      Array.from({ length: 64 }, (_, at) => stores[at % 2]!.commit(moveState('amina', 1, at))),
    )
    assert.equal(results.filter(result => result.done).length, 1)
    const fresh = await Promise.all(
      Array.from({ length: 64 }, (_, at) => stores[at % 2]!.commit(moveState('bo', 0, at))),
    )
    assert.equal(fresh.filter(result => result.done).length, 1)
    await Promise.all(stores.map(store => store.close()))
  })

  test('rows locked in opposite orders end in an answer for everybody', async () => {
    const postgres = await newDatabase('crossing')
    const stores = await Promise.all([openStore({ postgres }), openStore({ postgres })])
    await stores[0].commit(together(moveState('amina', 0), moveState('bo', 0)))
    let won = 0
    for (let round = 0; round < 20; round++) {
      const { version } = await stores[0].db.selectFrom('customer_state').select('version').executeTakeFirstOrThrow()
      const one = together(moveState('amina', version), moveState('bo', version), insertEntry('amina', `a${round}`))
      const two = together(insertEntry('bo', `b${round}`), moveState('bo', version), moveState('amina', version))
      const results = await Promise.all([stores[0].commit(one), stores[1].commit(two)])
      won += results.filter(result => result.done).length
    }
    assert.equal(won, 20)
    assert.equal((await entriesIn(stores[0])).length, 20)
    await Promise.all(stores.map(store => store.close()))
  })
})

describe('a lost connection', () => {
  test('is found and made again', async () => {
    const postgres = await newDatabase('cut')
    const store = await openStore({ postgres })
    await store.commit(insertEntry('amina', 'before'))
    await say(server.url, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'cut'`)
    const during = await store.commit(insertEntry('amina', 'during')).catch((fault: unknown) => fault)
    assert.ok(during instanceof StoreAway || (during as { done: boolean }).done)
    assert.deepEqual(await store.commit(insertEntry('amina', 'after')), { done: true })
    const kept = await entriesIn(store)
    assert.ok(kept.includes('before') && kept.includes('after'))
    await store.close()
  })

  test('during COMMIT is an unknown outcome, never a success', async () => {
    const line = await faultyLine(await newDatabase('dropped'))
    const store = await openStore({ postgres: line.url })
    await store.commit(insertEntry('amina', 'before'))
    line.loseNextCommitAnswer()
    await assert.rejects(store.commit(insertEntry('amina', 'uncertain')), away('unknown-outcome'))
    const again = await store.commit(insertEntry('amina', 'uncertain'))
    assert.deepEqual(again, { done: false, conflict: 'entries: the row exists already' })
    await store.close()
    line.close()
  })

  test('by a crash of the server: what was acknowledged is there, the store carries on by itself', async () => {
    const store = await openStore({ postgres: await newDatabase('crash') })
    const acknowledged: string[] = []
    const refused: unknown[] = []
    let next = 0
    const caller = async (): Promise<void> => {
      while (refused.length === 0) {
        const entry = `e${next++}`
        await store.commit(insertEntry('amina', entry)).then(
          () => acknowledged.push(entry),
          fault => refused.push(fault),
        )
      }
    }
    const callers = Promise.all(Array.from({ length: 8 }, caller))
    while (acknowledged.length < 200) await pause(5)
    await server.crash()
    await callers
    assert.ok(refused.every(fault => fault instanceof StoreAway))
    assert.deepEqual(await store.commit(insertEntry('amina', 'after')), { done: true })
    const kept = new Set(await entriesIn(store))
    assert.deepEqual(
      acknowledged.filter(entry => !kept.has(entry)),
      [],
    )
    await store.close()
  })
})
