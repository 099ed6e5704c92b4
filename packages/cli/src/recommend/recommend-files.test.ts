import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { folder } from '../testing/candor.ts'
import { readCategories } from './categories-file.ts'
import { cutBy, separatorNamed, sniffSeparator } from './cells.ts'
import { columnsOf } from './columns.ts'
import { readGroups } from './groups-file.ts'
import { secondsOf } from './moment.ts'

test('separators are found by the first line', () => {
  assert.equal(sniffSeparator('1::1193::5::978300760'), '::')
  assert.equal(sniffSeparator('196\t242\t3\t881250949'), '\t')
  assert.equal(sniffSeparator('userId,movieId,rating,timestamp'), ',')
  assert.equal(sniffSeparator('1,Toy Story (1995),Adventure|Comedy'), ',')
  assert.equal(sniffSeparator('1|24|M|technician, retired'), '|')
  assert.equal(sniffSeparator('one'), undefined)
  assert.equal(separatorNamed('tab'), '\t')
})

test('a cell in quotes comes back as it was, others exactly as written', () => {
  const cell = fc.string({ unit: 'grapheme', maxLength: 8 }).filter(text => !/[\r\n]/.test(text))
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 5 }), cells => {
      const line = cells.map(text => `"${text.replaceAll('"', '""')}"`).join(';')
      assert.deepEqual(cutBy(';')(line), cells)
    }),
  )
  assert.deepEqual(cutBy(',')(' 1, 2,,"a, b",x'), [' 1', ' 2', '', 'a, b', 'x'])
  assert.deepEqual(cutBy('::')('1::"2::3'), ['1', '"2', '3'])
})

test('columns are found by name, whatever their case and order, else by position', () => {
  assert.deepEqual(columnsOf(['Rating', 'movieId', 'USER_ID']), {
    ok: true,
    value: { user: 2, item: 1, rating: 0, header: true },
  })
  assert.deepEqual(columnsOf(['196', '242', '3', '881250949']), {
    ok: true,
    value: { user: 0, item: 1, rating: 2, time: 3, header: false },
  })
  assert.deepEqual(columnsOf(['a', 'b']), { ok: true, value: { user: 0, item: 1, header: false } })
  assert.deepEqual(columnsOf(['a', 'b', '881250949']), {
    ok: true,
    value: { user: 0, item: 1, time: 2, header: false },
  })
  assert.deepEqual(columnsOf(['a', 'b', '4.5']), { ok: true, value: { user: 0, item: 1, rating: 2, header: false } })
  assert.deepEqual(columnsOf(['who', 'what', 'liking']), {
    ok: true,
    value: { user: 0, item: 1, rating: 2, header: true },
  })
  assert.ok(!columnsOf(['user', 'x']).ok)
  assert.ok(!columnsOf(['1']).ok)
})

test('times are seconds, milliseconds, days or ISO 8601, and nothing else', () => {
  assert.equal(secondsOf('881250949'), 881250949)
  assert.equal(secondsOf('1700000000123'), 1700000000.123)
  assert.equal(secondsOf('1970-01-02'), 86_400)
  assert.equal(secondsOf('1970-01-01 01:00:00'), 3600)
  assert.equal(secondsOf('1970-01-01T01:00:00+01:00'), 0)
  for (const text of ['', 'soon', 'NaN', '2026-02-31', '1/2/2026']) assert.ok(Number.isNaN(secondsOf(text)), text)
})

const here = folder()
const put = (name: string, text: string): string => {
  const path = join(here, name)
  writeFileSync(path, Buffer.from(text, 'latin1'))
  return path
}

test('categories are read by name, by position, and from columns of 0 and 1, in Latin-1 too', async () => {
  const of = async (path: string) => {
    const read = await readCategories(path, '::', ['1', '2', '3'])
    assert.ok(read.ok)
    const { categories, known } = read.value
    return [known, categories.count, [...categories.starts], [...categories.values]]
  }
  const expected = [2, 2, [0, 2, 3, 3], [0, 1, 1]]
  assert.deepEqual(await of(put('movies.dat', '1::Am\u00e9lie (2001)::Comedy|Drama\n2::X::Drama\n9::Y::Z\n')), expected)
  assert.deepEqual(
    await of(put('movies.csv', 'movieId,title,genres\n1,"A, b",Comedy|Drama\n2,X,Drama\n3,Y,(no genres listed)\n')),
    expected,
  )
  assert.deepEqual(await of(put('bare.csv', '1,"A, b",Comedy|Drama\n2,X,Drama\n')), expected)
  assert.deepEqual(await of(put('u.item', '1|Am\u00e9lie|01-Jan-1995||0|1|1\n2|X|01-Jan-1995||0|0|1\n')), expected)
})

test('groups are read by name or number, as values or as ranges, and who is missing is unknown', async () => {
  const path = put('u.user', '1|24|M\n2|53|F\n3||F\n')
  const named = put('users.csv', 'userId,Age\n1,24\n2,53\n')
  const of = async (file: string, group: string) => {
    const read = await readGroups(file, group, undefined, ['1', '2', '3', '4'])
    return read.ok ? Array.from(read.value.of, number => read.value.names[number]) : read.error.why
  }
  assert.deepEqual(await of(path, '3'), ['M', 'F', 'F', 'unknown'])
  assert.deepEqual(await of(path, '2:25;50'), ['under 25', 'from 50', 'unknown', 'unknown'])
  assert.deepEqual(await of(named, 'age'), ['24', '53', 'unknown', 'unknown'])
  assert.match(String(await of(named, 'height')), /no column "height"/)
})
