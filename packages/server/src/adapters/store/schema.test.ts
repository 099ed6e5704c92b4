import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { describe, test } from 'node:test'
import { emptyDatabase } from '../../../../../test/databases.ts'
import { onEachPlace } from '../../../../../test/stores.ts'
import { openStore, type StoreConfig, StoreRefused, schemaVersion } from './index.ts'
import { type Layout, layoutOf } from './layout.ts'
import { connect } from './postgres/connect.ts'
import { catalogOf as catalogOfPostgres } from './postgres/prepare.ts'
import { catalogOf as catalogOfSqlite } from './sqlite/prepare.ts'
import { schemaFile, schemaOfPostgres, schemaOfSqlite } from './testing/schema-text.ts'

// Tables that do not grow with customers, or are found without knowing the customer, each with its reason.
const notByCustomer: Record<string, string> = {
  meta: 'one row per setting of the store',
  policies: 'one row per policy version',
  policy_notices: 'one row for each policy that was announced',
  policy_returns: 'one row for each time that an earlier policy judged again',
  staff: 'one row per member of staff',
  staff_invites: 'found by the hash in the link',
  staff_sessions: 'found by the hash in the cookie',
  api_keys: 'one row per key',
  sources: 'one row per source',
  write_keys: 'found by the hash of the key a client sent',
  messages_seen: 'found by the keyed hash of a message, before anybody knows whose it is; short-lived',
  collection_tallies: 'counts by day and source',
  webhooks: 'one row per webhook',
  share_runs: 'one row per share of many',
  way_in_letters: 'an address that may be nobody’s: sealed under its own key, found by a keyed hash, gone after a day',
  vendor_tasks:
    'what a vendor is asked to do outlives the customer here; whom it means is sealed under a key of its own',
  items: 'one row per item of the catalogue',
  models: 'one row per trained model',
  offer_models: 'one row per trained model',
  algorithms: 'one row per algorithm of the policy',
  findings: 'one row per finding of an audit',
  fairness_answers: 'found by a keyed hash of the customer, so that no join leads there',
  identities: 'found by blind index, before anybody knows who it is',
  suppressions: 'outlives the customer; found by blind index',
  dictionary: 'one row per value of an attribute',
  import_runs: 'one row per imported file',
  log_head: 'one row per log',
  retention_rules: 'one row per rule of the retention plan',
  campaigns: 'one row per campaign',
  tiles: 'one row for each 4,096 customers, whom it does not name',
  tile_columns: 'one row per column of a tile',
  vacated_seats: 'places in tiles whose customers are gone; short-lived',
  erasures: 'one row per erasure; names nobody',
  idempotency: 'found by the key the caller sent; short-lived',
}

describe('the committed schema', () => {
  test('is what a fresh SQLite file gets', async () => {
    assert.equal(await schemaOfSqlite(), readFileSync(schemaFile('sqlite'), 'utf8'))
  })
  test('is what a fresh PostgreSQL database gets', async () => {
    assert.equal(await schemaOfPostgres(await emptyDatabase()), readFileSync(schemaFile('postgres'), 'utf8'))
  })
})

async function layoutIn(place: StoreConfig): Promise<Layout> {
  await (await openStore(place)).close()
  if ('sqlite' in place) {
    const database = new DatabaseSync(place.sqlite, { readOnly: true })
    const layout = layoutOf(catalogOfSqlite(database))
    database.close()
    return layout
  }
  const client = await connect(place.postgres)
  const layout = layoutOf(await catalogOfPostgres(client))
  await client.end()
  return layout
}

async function tamper(place: StoreConfig, sql: string): Promise<void> {
  if ('sqlite' in place) {
    const database = new DatabaseSync(place.sqlite)
    database.exec(sql)
    return database.close()
  }
  const client = await connect(place.postgres)
  await client.query(sql)
  await client.end()
}

/** The tables as `tables.ts` types them, read from its text: `table.column type`, nullable with a question mark. */
function typedColumns(): string[] {
  const text = readFileSync(new URL('./tables.ts', import.meta.url), 'utf8').replaceAll(
    /\/\*\*[\s\S]*?\*\/|\/\/.*/g,
    '',
  )
  const words: Record<string, string> = { string: 'text', number: 'integer', Uint8Array: 'bytes' }
  const tables = text.slice(text.indexOf('Tables {') + 8).matchAll(/(\w+): \{([^}]*)\}/g)
  return [...tables].flatMap(([, table, body]) =>
    [...body!.matchAll(/(\w+): (\w+)( \| null)?/g)].map(
      ([, column, type, nullable]) => `${table}.${column} ${words[type!]}${nullable ? '?' : ''}`,
    ),
  )
}

onEachPlace('the live schema', place => {
  test('is exactly what tables.ts types', async () => {
    const layout = await layoutIn(await place())
    const live = [...layout].flatMap(([table, { columns }]) =>
      [...columns].map(([column, { type, nullable }]) => `${table}.${column} ${type}${nullable ? '?' : ''}`),
    )
    assert.deepEqual(live.sort(), typedColumns().sort())
  })

  test('keeps the customer first in every key, save for the named exceptions', async () => {
    const layout = await layoutIn(await place())
    const others = [...layout].filter(([, { key }]) => key[0] !== 'customer').map(([table]) => table)
    assert.deepEqual(others.sort(), Object.keys(notByCustomer).sort())
  })

  test('of newer code is refused and left alone', async () => {
    const where = await place()
    await (await openStore(where)).close()
    await tamper(where, `UPDATE meta SET value = '${schemaVersion + 1}' WHERE key = 'schema'`)
    const refused = (fault: Error) => fault instanceof StoreRefused && fault.code === 'newer-schema'
    await assert.rejects(openStore(where), refused)
    await assert.rejects(openStore(where), refused)
    await tamper(where, `UPDATE meta SET value = '${schemaVersion}' WHERE key = 'schema'`)
    await (await openStore(where)).close()
  })

  test("of somebody else's tables is refused", async () => {
    const where = await place()
    await tamper(where, 'CREATE TABLE ledger_of_joe (a TEXT)')
    await assert.rejects(openStore(where), (fault: Error) => fault instanceof StoreRefused && fault.code === 'foreign')
  })

  test('opens again with what it held', async () => {
    const where = await place()
    const first = await openStore(where)
    await first.commit({ expect: [], writes: [{ do: 'put', table: 'meta', row: { key: 'brand', value: 'Bank' } }] })
    await first.close()
    const second = await openStore(where)
    assert.deepEqual(await second.db.selectFrom('meta').selectAll().orderBy('key').execute(), [
      { key: 'brand', value: 'Bank' },
      { key: 'schema', value: String(schemaVersion) },
    ])
    await second.close()
  })
})
