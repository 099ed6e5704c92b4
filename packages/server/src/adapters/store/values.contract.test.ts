import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { onEachStore } from '../../../../../test/stores.ts'
import { BadWrite } from './index.ts'
import type { StoreChange } from './port.ts'
import { entryRow, insertEntry, moveState } from './testing/rows.ts'

onEachStore('values', open => {
  test('text, integers and bytes come back exactly as they were given, and sort by byte', async () => {
    const store = await open()
    const texts = ['', 'Z', 'a', 'ä', 'é', '😀', '\u2028', '"\\{},NULL', '\u{10ffff}', '\ufffd', "'; DROP", '\t\n\r']
    const changes = texts.map((entry, at) =>
      insertEntry('amina', entry, {
        t: [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 0, 2 ** 40][at % 4]!,
        sealed: new Uint8Array([0, at, 255]),
      }),
    )
    await Promise.all(changes.map(change => store.commit(change)))
    const rows = await store.db.selectFrom('entries').selectAll().orderBy('entry').execute()
    const given = texts.map((entry, at) => ({
      ...entryRow('amina', entry),
      ...(changes[at]!.writes[0] as { row: object }).row,
    }))
    const byByte = given.toSorted((a, b) =>
      Buffer.compare(Buffer.from(a.entry as string), Buffer.from(b.entry as string)),
    )
    assert.deepEqual(rows, byByte)
  })

  test('any well-formed text and any bytes survive', async () => {
    const store = await open()
    const text = fc.string({ unit: 'binary' }).filter(one => !one.includes('\0') && one.isWellFormed())
    const values = fc.sample(fc.tuple(text, fc.uint8Array(), fc.maxSafeInteger()), 200)
    await Promise.all(
      values.map(([kind, sealed, leaf], at) =>
        store.commit(insertEntry('amina', String(at), { kind, sealed, t: leaf })),
      ),
    )
    const rows = await store.db.selectFrom('entries').select(['entry', 'kind', 'sealed', 't']).execute()
    const read = rows.toSorted((a, b) => Number(a.entry) - Number(b.entry)).map(row => [row.kind, row.sealed, row.t])
    assert.deepEqual(read, values)
  })

  test('sums, counts and truth are numbers', async () => {
    const store = await open()
    await store.commit(insertEntry('amina', 'e', { t: 5 }))
    const row = await store.db
      .selectFrom('entries')
      .select(({ fn, eb }) => [fn.countAll().as('n'), fn.sum('t').as('t'), eb(fn.max('t'), '>', 4).as('late')])
      .executeTakeFirstOrThrow()
    assert.deepEqual(row, { n: 1, t: 5, late: 1 })
  })

  const bad: [string, StoreChange][] = [
    ['there is no table nowhere', { expect: [], writes: [{ do: 'insert', table: 'nowhere' as 'meta', row: {} }] }],
    [
      'meta has no column colour',
      { expect: [], writes: [{ do: 'insert', table: 'meta', row: { key: 'k', colour: 'red' } as { key: string } }] },
    ],
    [
      'meta has no column __proto__',
      { expect: [], writes: [{ do: 'insert', table: 'meta', row: JSON.parse('{"key":"k","__proto__":"x"}') }] },
    ],
    ['insert on meta lacks value', { expect: [], writes: [{ do: 'insert', table: 'meta', row: { key: 'k' } }] }],
    [
      'meta.value may not hold NUL',
      { expect: [], writes: [{ do: 'insert', table: 'meta', row: { key: 'k', value: 'a\0b' } }] },
    ],
    [
      'meta.value is not well-formed Unicode',
      { expect: [], writes: [{ do: 'insert', table: 'meta', row: { key: 'k', value: '\ud800' } }] },
    ],
    [
      'meta.value may not be null',
      { expect: [], writes: [{ do: 'insert', table: 'meta', row: { key: 'k', value: null } }] },
    ],
    ['entries.t takes a safe integer', insertEntry('a', 'e', { t: 1.5 })],
    ['entries.t takes a safe integer', insertEntry('a', 'e', { t: 2n ** 60n })],
    ['entries.sealed takes bytes', insertEntry('a', 'e', { sealed: 'secret' })],
    ['entries.kind takes text', insertEntry('a', 'e', { kind: 3 })],
    [
      'patch on entries must name its key (customer, entry), not (customer)',
      { expect: [], writes: [{ do: 'patch', table: 'entries', key: { customer: 'a' }, set: { leaf: 1 } }] },
    ],
    [
      'remove on entries must name its key (customer), not (entry)',
      { expect: [], writes: [{ do: 'remove', table: 'entries', key: { entry: 'e' } }] },
    ],
    [
      'patch on entries must not change its key (entry)',
      {
        expect: [],
        writes: [{ do: 'patch', table: 'entries', key: { customer: 'a', entry: 'e' }, set: { entry: 'f' } }],
      },
    ],
    [
      'customer_state is expected at version 4, so it must be written at 5',
      { ...moveState('a', 4), expect: moveState('a', 4).expect, writes: moveState('a', 3).writes },
    ],
    ['meta has no column version', { expect: [{ table: 'meta', key: { key: 'k' }, version: 1 }], writes: [] }],
  ]
  test('a malformed change says what is wrong and keeps nothing', async () => {
    const store = await open()
    for (const [says, change] of bad)
      await assert.rejects(store.commit(change), (fault: Error) => {
        assert.ok(fault instanceof BadWrite)
        assert.equal(fault.message, says)
        return true
      })
    assert.deepEqual(await store.db.selectFrom('entries').selectAll().execute(), [])
  })
})
