import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { openCsv, type Progress } from './index.ts'
import { all, bytesOf, csvOf, goodRow, now, oneRow, readShopMap, rowsOf, shopColumns } from './testing/small-shop.ts'

const header = shopColumns.join(',')
const line = (id: string) => shopColumns.map(column => (column === 'id' ? id : (goodRow[column] ?? ''))).join(',')

test('a good row becomes a customer with typed fields, place, source and evidence', async () => {
  const row = await oneRow({
    name: 'Zoë "Z" O\'Neill',
    phone: '+351 21 000-00.00',
    age: '33',
    plan: 'gratis',
    member: 'YES',
    born: '29/02/1992',
    country: 'PT',
    zone: 'Atlantic/Azores',
    agreed: 'Yes',
    words: 'I agree;\nreally',
    agreed_at: '2026-04-01T10:00:00+01:00',
  })
  const evidence = {
    text: 'I agree;\nreally',
    version: 'v1',
    surface: 'sign-up page',
    locale: 'pt',
    at: Date.parse('2026-04-01T09:00:00Z'),
  }
  assert.deepEqual(row.parsed, {
    ok: true,
    value: {
      key: '1',
      fields: {
        email: 'ana@example.com',
        name: 'Zoë "Z" O\'Neill',
        phone: '+351210000000',
        age: 33,
        plan: 'free',
        member: true,
        born: '1992-02-29',
      },
      place: { country: 'PT', zone: 'Atlantic/Azores', language: 'pt' },
      source: 'web form',
      collectedAt: Date.parse('2026-03-01T00:00:00Z'),
      consents: [{ purpose: 'offers', channel: 'email', type: 'express', evidence }],
      refusals: [],
      notices: [],
    },
  })
})

test('byte order mark, CRLF, empty lines and a missing last line end make no difference', async () => {
  const plain = await rowsOf(bytesOf(`${header}\n${line('1')}\n${line('2')}\n`))
  const other = await rowsOf(bytesOf('\ufeff', `${header}\r\n${line('1')}\r\n\r\n${line('2')}`))
  assert.equal(plain.length, 2)
  assert.deepEqual(
    other.map(row => row.parsed),
    plain.map(row => row.parsed),
  )
  assert.deepEqual(
    other.map(row => row.line),
    [2, 4],
  )
})

test('the delimiter is the one under which the columns of the map are found', async () => {
  for (const delimiter of [',', ';', '\t', '|']) {
    const text = `${header}\n${line('7')}\n`.replaceAll(',', delimiter)
    const opened = await openCsv(bytesOf(text), readShopMap(), { now })
    assert.ok(opened.ok)
    assert.equal(opened.value.header.delimiter, delimiter)
    assert.deepEqual(
      (await all(opened.value.rows)).map(row => row.parsed.ok),
      [true],
    )
  }
})

test('broken quotation marks cost one line, and reading goes on at the next', async () => {
  const rows = await rowsOf(
    bytesOf(
      `${header}\n1,"open,x\n${line('2')}\n3,"a"b\n${line('4')}\n5,a"b\n${line('6')}\n7,"never closed\n${line('8')}`,
    ),
  )
  assert.deepEqual(
    rows.map(row => [row.line, row.parsed.ok ? row.parsed.value.key : row.parsed.error[0]?.rule]),
    [
      [2, 'import-broken-quoting'],
      [3, '2'],
      [4, 'import-broken-quoting'],
      [5, '4'],
      [6, 'import-broken-quoting'],
      [7, '6'],
      [8, 'import-broken-quoting'],
      [9, '8'],
    ],
  )
})

test('bytes that are not UTF-8 are refused with their offset, and only that row', async () => {
  const bad = Buffer.from([0x41, 0xe9, 0x2c])
  const rows = await rowsOf(bytesOf(`${header}\n`, bad, '\n', line('2')))
  assert.equal(rows[0]?.parsed.ok, false)
  assert.deepEqual(rows[0]?.parsed.ok === false && rows[0].parsed.error, [
    { line: 2, column: '', rule: 'import-not-utf-8', says: `byte 0xE9 at offset ${header.length + 2} is not UTF-8` },
  ])
  assert.equal(rows[1]?.parsed.ok, true)
})

test('ragged rows, huge fields and huge lines are refused one by one', async () => {
  const huge = 'x'.repeat(70_000)
  const endless = 'y'.repeat(1_100_000)
  const rows = await rowsOf(bytesOf(`${header}\n1,2\n${line('3')},more\n${line(huge)}\n${endless}\n${line('6')}\n`))
  assert.deepEqual(
    rows.map(row => (row.parsed.ok ? row.parsed.value.key : row.parsed.error.map(fault => fault.rule).join())),
    ['import-ragged-row', 'import-ragged-row', 'import-too-long', 'import-too-long', '6'],
  )
  assert.equal(rows.at(-1)?.line, 6)
})

test('a header that cannot be used is one clear fault', async () => {
  const says = async (...chunks: (string | Uint8Array)[]) => {
    const opened = await openCsv(bytesOf(...chunks), readShopMap(), { now })
    assert.ok(!opened.ok)
    return opened.error.map(fault => fault.says).join('\n')
  }
  assert.match(await says(''), /empty/)
  assert.match(await says('a,b\n1,2\n'), /the map names the column "id", which the file does not have/)
  assert.match(await says(`${header},email\n`), /the column "email" appears more than once/)
  assert.match(await says(`${header},__proto__\n`), /cannot be called __proto__/)
  assert.match(await says(`${header}${',x'.repeat(1_000_000)}\n`), /longer than/)
  assert.match(await says(`${header}${',x'.repeat(600)}\n`), /616 columns; at most 512/)
  assert.match(await says(Buffer.from(`${header}\n`, 'utf16le')), /NUL byte|UTF-16/)
  assert.match(await says(Buffer.from([0xe9, 10])), /not UTF-8/)
  assert.match(await says(`${header}\r${line('1')}\r`), /CR alone/)
})

test('a run goes on where it stopped: startRow yields the same rows with the same numbers', async () => {
  const text = csvOf(Array.from({ length: 300 }, (_, i) => ({ ...goodRow, id: `k${i}`, words: 'a\nb' })))
  const whole = await rowsOf(bytesOf(text))
  assert.deepEqual(await rowsOf(bytesOf(text), readShopMap(), 251), whole.slice(250))
  assert.equal(whole[250]?.row, 251)
})

test('progress ends at all rows and all bytes', async () => {
  const text = csvOf(Array.from({ length: 2_000 }, (_, i) => ({ ...goodRow, id: `k${i}` })))
  const seen: Progress[] = []
  const options = { now, total: text.length, onProgress: (progress: Progress) => void seen.push(progress) }
  const opened = await openCsv(bytesOf(text), readShopMap(), options)
  assert.ok(opened.ok)
  await all(opened.value.rows)
  assert.ok(seen.length > 2)
  assert.deepEqual(seen.at(-1), { rows: 2_000, bytes: text.length, total: text.length })
})

test('whoever stops reading closes the file', async () => {
  let closed = false
  async function* source() {
    try {
      for (let i = 0; ; i++) yield Buffer.from(i === 0 ? `${header}\n` : `${line(String(i))}\n`)
    } finally {
      closed = true
    }
  }
  const opened = await openCsv(source(), readShopMap(), { now })
  assert.ok(opened.ok)
  for await (const row of opened.value.rows) if (row.row === 5) break
  assert.ok(closed)
})

test('however the bytes arrive, the rows are the same', async () => {
  const text = Buffer.from(csvOf([{ ...goodRow, name: 'Łucja\r\n"x"' }, goodRow, { ...goodRow, id: '' }]))
  const whole = await rowsOf(bytesOf(text))
  const cuts = fc.array(fc.nat(text.length), { maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(cuts, async at => {
      const places = [0, ...at.toSorted((a, b) => a - b), text.length]
      const chunks = places.slice(1).map((end, i) => text.subarray(places[i], end))
      assert.deepEqual(await rowsOf(bytesOf(...chunks)), whole)
    }),
    { numRuns: 50 },
  )
})

/** Bytes that look like CSV often enough to reach every branch. */
const pieces = fc.constantFrom(
  '"',
  '""',
  ',',
  ';',
  '\n',
  '\r\n',
  '\r',
  '\0',
  'a',
  "'=1",
  '1',
  'web form',
  '2026-03-01',
  'é',
  line('9'),
)
const messy = fc.array(
  fc.oneof(
    pieces.map(text => Buffer.from(text)),
    fc.uint8Array({ maxLength: 6 }),
  ),
  { maxLength: 60 },
)

test('random bytes never throw, always end, and every row is a customer or a reject', async () => {
  await fc.assert(
    fc.asyncProperty(messy, async chunks => {
      const total = header.length + 1 + chunks.reduce((sum, chunk) => sum + chunk.length, 0)
      const seen: Progress[] = []
      const options = { now, onProgress: (progress: Progress) => void seen.push(progress) }
      const opened = await openCsv(bytesOf(`${header}\n`, ...chunks), readShopMap(), options)
      assert.ok(opened.ok)
      const rows = await all(opened.value.rows)
      assert.equal(seen.at(-1)?.bytes, total)
      assert.deepEqual(
        rows.map(row => row.row),
        rows.map((_, i) => i + 1),
      )
      for (const row of rows) assert.ok(row.parsed.ok || row.parsed.error.length > 0)
      for (const [i, row] of rows.entries()) assert.ok(row.line > (rows[i - 1]?.line ?? 1))
    }),
    { numRuns: 2_000 },
  )
})

test('random bytes as a whole file never throw', async () => {
  await fc.assert(
    fc.asyncProperty(messy, async chunks => {
      const opened = await openCsv(bytesOf(...chunks), readShopMap(), { now })
      assert.ok(!opened.ok && opened.error.every(fault => fault.says !== ''))
    }),
    { numRuns: 500 },
  )
})
