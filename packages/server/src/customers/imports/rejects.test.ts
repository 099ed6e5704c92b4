import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openCsv, RejectsFile } from './index.ts'
import { bytesOf, csvOf, goodRow, now, readShopMap, rowsOf, shopColumns } from './testing/small-shop.ts'

async function rejectsOf(text: string): Promise<{ file: string; counts: ReturnType<RejectsFile['counts']> }> {
  const opened = await openCsv(bytesOf(text), readShopMap(), { now })
  assert.ok(opened.ok)
  const rejects = new RejectsFile(opened.value.header.columns)
  let file = rejects.header()
  for await (const row of opened.value.rows) file += rejects.add(row)
  return { file, counts: rejects.counts() }
}

const text = csvOf([
  goodRow,
  { ...goodRow, id: '2', source: 'bought', name: '=HYPERLINK("x")', email: 'x' },
  { ...goodRow, id: '3', agreed: 'yes' },
])

test('the counts say how many rows were read, taken and refused, and how often each rule spoke', async () => {
  const { counts } = await rejectsOf(`${text}\nbroken "line\nragged,row`)
  assert.deepEqual(counts, {
    read: 5,
    taken: 2,
    rejected: 3,
    reasons: {
      'import-bad-value': 1,
      'import-bought-list': 1,
      'import-no-evidence': 1,
      'import-broken-quoting': 1,
      'import-ragged-row': 1,
    },
  })
})

test('a refused row is written with line, columns, rules, reasons and its own fields, guarded against formulas', async () => {
  const { file } = await rejectsOf(text)
  const lines = file.trimEnd().split('\n')
  assert.equal(lines.length, 3)
  assert.match(lines[1] ?? '', /^3,no,"email; source","import-bad-value; import-bought-list","email is not/)
  assert.match(lines[1] ?? '', /"'=HYPERLINK\(""x""\)"/)
  assert.match(lines[2] ?? '', /^4,yes,agreed,import-no-evidence,/)
})

test('the rejects file can be imported again with the same map: it says the same of the same rows', async () => {
  const first = await rejectsOf(text)
  const again = await rowsOf(bytesOf(first.file))
  const refused = (await rowsOf(bytesOf(text))).slice(1)
  assert.deepEqual(
    again.map(({ parsed }) => (parsed.ok ? parsed.value.fields : parsed.error.map(({ rule }) => rule))),
    refused.map(({ parsed }) => (parsed.ok ? parsed.value.fields : parsed.error.map(({ rule }) => rule))),
  )
  assert.equal((await rejectsOf(first.file)).file.split('\n')[0], first.file.split('\n')[0])
})

test('a line that cannot be split is kept as it was', async () => {
  const { file } = await rejectsOf(`${shopColumns.join(',')}\n1,"a"b,c\n1,2\n`)
  assert.match(file, /^2,no,,import-broken-quoting,text follows a closing quotation mark,"1,""a""b,c"/m)
  assert.match(file, /^3,no,,import-ragged-row,the row has 2 fields and the header 16,"1,2"/m)
})
