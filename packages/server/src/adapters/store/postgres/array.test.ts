import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import type pg from 'pg'
import { endDatabases, serverUrl } from '../../../../../../test/databases.ts'
import type { MoveValue } from '../shape.ts'
import { binaryArray } from './array.ts'
import { connect } from './connect.ts'

let client: pg.Client
before(async () => {
  client = await connect(await serverUrl())
})
after(async () => {
  await client.end()
  await endDatabases()
})

const arrays = { text: 'text[]', integer: 'bigint[]', bytes: 'bytea[]' } as const
const text = fc.string({ unit: 'grapheme' }).filter(one => !one.includes('\0') && one.isWellFormed())
const drawn = {
  text: fc.oneof(text, fc.constantFrom('', 'NULL', '{}', '"', '\\', 'a,b', ' ')),
  integer: fc.oneof(fc.maxSafeInteger(), fc.constantFrom(0, -1, 2 ** 32, -(2 ** 32), 2 ** 31, -(2 ** 53) + 1)),
  bytes: fc.uint8Array(),
}

for (const type of ['text', 'integer', 'bytes'] as const)
  test(`a column of ${type} reads back as it was written, nulls included`, async () => {
    const column = fc.array(fc.option<MoveValue>(drawn[type]), { minLength: 1, maxLength: 20 })
    await fc.assert(
      fc.asyncProperty(column, async values => {
        const { rows } = await client.query<{ v: MoveValue }>(`SELECT unnest($1::${arrays[type]}) AS v`, [
          binaryArray(type, values),
        ])
        assert.deepEqual(
          rows.map(row => row.v),
          values,
        )
      }),
    )
  })
