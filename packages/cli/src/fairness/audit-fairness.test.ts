import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { auditOf, complaintOf, fileOf, groupsOf, jsonOf } from './testing/audited.ts'

const plain = groupsOf({ a: [400, 200], b: [400, 120] })

test('byte order mark, CRLF, quotation marks, spaces and the separator make no difference', async () => {
  const expected = await jsonOf(plain)
  const forms = [
    `\ufeff${plain}`,
    plain.replaceAll('\n', '\r\n'),
    plain.replaceAll(/(\w),(\d)/g, '"$1","$2"'),
    plain.replaceAll(',', ' , '),
    plain.trimEnd(),
    ...[';', '\t', '|'].map(sign => plain.replaceAll(',', sign)),
  ]
  for (const form of forms) assert.deepEqual((await jsonOf(form)).by, expected.by)
})

test('a field may hold the separator, a line end and quotation marks', async () => {
  const odd = plain.replaceAll(/^a,/gm, '"a, ""x""\nb",')
  const names = (await jsonOf(odd)).by[0]!.groups.map(({ group }) => group)
  assert.deepEqual(names, ['a, "x"\nb', 'b'])
})

test('without outcomes there are no outcome counts', async () => {
  const [found] = (await jsonOf(plain)).by
  assert.ok(found!.groups.every(group => !('tp' in group) && !('tpr' in group)))
})

test('what is not known is counted and never guessed', async () => {
  const rows = `${plain.replaceAll('\n', ',yes\n').replace(',yes', ',y')},1,yes\na,,yes\na,1,\n`
  const { n, by, leftOut } = await jsonOf(rows, { outcome: 'y=yes' })
  const a = by[0]!.groups[0] as { n: number; selected: number; tp: number; fn: number }
  assert.equal(n, 802)
  assert.equal(by[0]!.missing, 1)
  assert.deepEqual([leftOut.decisionUnknown, leftOut.outcomeUnknown], [1, 1])
  assert.deepEqual([a.n, a.selected, a.tp, a.fn], [401, 201, 200, 200])
})

test('lines with another number of fields are left out and named', async () => {
  const { n, leftOut } = await jsonOf(`${plain}x\na,1,2\na,"1\n`)
  assert.deepEqual([n, leftOut.brokenLines, leftOut.firstBrokenLines], [800, 3, [802, 803, 804]])
})

test('cells that are no number are in no group of numbers', async () => {
  const rows = `${plain.replaceAll(/^[ab],/gm, '30,')}NaN,1\nforty,1\n,1\n1e999,0\n`
  const [found] = (await jsonOf(rows, { by: 'g:25;35' })).by
  assert.deepEqual([found!.missing, found!.unreadable], [4, 3])
  assert.deepEqual(
    found!.groups.map(group => [group.group, 'n' in group ? group.n : undefined]),
    [
      ['<25', 0],
      ['[25,35)', 800],
      ['>=35', 0],
    ],
  )
  assert.equal(found!.verdict, 'cannot tell')
})

test('all selected, none selected, one group, groups of one: nothing can be told', async () => {
  for (const groups of [
    groupsOf({ a: [50, 50], b: [60, 60] }),
    groupsOf({ a: [50, 0], b: [60, 0] }),
    groupsOf({ a: [50, 20] }),
    groupsOf({ a: [1, 1], b: [1, 0], c: [1, 1] }),
    groupsOf({ a: [12, 6], b: [11, 7] }),
  ]) {
    const text = JSON.stringify(await jsonOf(groups))
    const [found] = (JSON.parse(text) as Awaited<ReturnType<typeof jsonOf>>).by
    assert.equal(found!.verdict, 'cannot tell')
    assert.ok((found!.reason ?? '').length > 0)
  }
})

test('a group of nobody selected has a ratio of 0 and no interval that pretends', async () => {
  const [found] = (await jsonOf(groupsOf({ a: [500, 0], b: [500, 100] }))).by
  assert.deepEqual([found!.ratio, found!.ratioInterval, found!.verdict], [0, null, 'disparity'])
})

test('two large groups that differ are found beside two tiny extremes', async () => {
  const [found] = (await jsonOf(groupsOf({ a: [5000, 1000], b: [5000, 1600], low: [10, 1], high: [10, 6] }))).by
  assert.deepEqual([found!.lowest, found!.against, found!.verdict], ['low', 'high', 'disparity'])
  assert.deepEqual([found!.graver?.lowest, found!.graver?.against], ['a', 'b'])
  const few = found!.groups.filter(group => 'tooFew' in group && group.tooFew).map(({ group }) => group)
  assert.ok(few.includes('low') && !few.includes('high'))
})

test('a hidden group is a name and nothing else', async () => {
  const { by } = await jsonOf(groupsOf({ a: [400, 200], b: [400, 120], c: [30, 10], d: [4, 4] }))
  assert.deepEqual(
    by[0]!.groups.filter(group => group.hidden),
    [
      { group: 'c', hidden: true },
      { group: 'd', hidden: true },
    ],
  )
})

test('more groups than can be told apart are named as such', async () => {
  const rows = `g,h,d\n${Array.from({ length: 40_000 }, (_, at) => `u${at},${at % 2},${at % 3 === 0 ? 1 : 0}`).join('\n')}\n`
  const { by, intersections } = await jsonOf(rows, { by: 'g,h' })
  assert.deepEqual([by[0]!.groups, by[0]!.verdict, by[0]!.missing], [[], 'cannot tell', null])
  assert.match(by[0]!.reason ?? '', /more than 10,000/)
  assert.equal(by[1]!.verdict, 'no disparity found')
  assert.equal(intersections[0]!.withheld, 'too many combinations')
})

test('one person with many decisions is one person', async () => {
  const rows = ['id,g,d']
  for (let person = 0; person < 200; person++)
    for (let time = 0; time < 20; time++)
      rows.push(`${person},${person % 2 ? 'a' : 'b'},${(person * 7919) % 100 < (person % 2 ? 20 : 28) ? 1 : 0}`)
  const text = `${rows.join('\n')}\n`
  const [alone] = (await jsonOf(text)).by
  const { by, people } = await jsonOf(text, { cluster: 'id' })
  assert.equal(people, 200)
  assert.deepEqual([by[0]!.ratio, by[0]!.test], [alone!.ratio, 'cluster-robust z'])
  // Twenty equal decisions of a person are worth one: the variance is twenty times as large, but for C/(C−1) and pooling.
  assert.ok(Math.abs(alone!.z! / by[0]!.z! / Math.sqrt(20) - 1) < 0.02)
})

test('where people are known, people are counted for hiding, and not their decisions', async () => {
  const rows = ['id,g,h,d']
  for (const [g, people] of [
    ['a', 300],
    ['b', 200],
    ['few', 3],
  ] as const)
    for (let at = 0; at < people * 20; at++) rows.push(`${g}${at % people},${g},${at % 2},${at % 3 === 0 ? 1 : 0}`)
  const text = `${rows.join('\n')}\n`
  const hidden = async (cluster?: string) =>
    (await jsonOf(text, cluster ? { cluster } : {})).by[0]!.groups.filter(group => group.hidden).map(
      ({ group }) => group,
    )
  assert.deepEqual([await hidden(), await hidden('id')], [[], ['b', 'few']])
  const { intersections } = await jsonOf(text, { cluster: 'id', by: 'g,h' })
  assert.equal(intersections[0]!.withheld, 'people are not counted in combinations')
})

test('within strata a reversal of Simpson is seen', async () => {
  const part = (g: string, s: string, n: number, k: number) =>
    Array.from({ length: n }, (_, at) => `${g},${s},${at < k ? 1 : 0}`)
  const rows = [
    ...part('a', 'x', 900, 270),
    ...part('b', 'x', 100, 20),
    ...part('a', 'y', 100, 80),
    ...part('b', 'y', 900, 630),
  ]
  const [found] = (await jsonOf(`g,s,d\n${rows.join('\n')}\n`, { strata: 's' })).by
  assert.equal(found!.lowest, 'a')
  assert.ok(found!.ratio! < 0.6 && found!.stratified!.ratio! > 1.1)
})

test('what is asked wrongly is told with what would be right', async () => {
  const said = async (options: Parameters<typeof complaintOf>[1], text = plain) => {
    const { what, next, exit } = await complaintOf(text, options)
    return [exit, `${what} ${next}`] as const
  }
  assert.match((await said({ by: 'G1' })).join(' '), /^2 There is no column "G1" .*Did you mean "g"/)
  assert.match((await said({ decision: 'd' })).join(' '), /^2 .*not a condition/)
  assert.match((await said({ decision: 'd>x' })).join(' '), /^2 .*not a condition/)
  assert.match((await said({ by: 'g:1;1' })).join(' '), /^2 .*names no groups/)
  assert.match((await said({ by: 'g,g' })).join(' '), /^2 .*names no groups/)
  assert.match((await said({ reference: ['g=c'] })).join(' '), /^2 No row has g = "c"/)
  assert.match((await said({ reference: ['h=c'] })).join(' '), /^2 .*names no group/)
  assert.match((await said({ sep: ';;' })).join(' '), /^2 --sep/)
  assert.match((await said({}, 'g,d\n')).join(' '), /^1 .*holds no decisions/)
  assert.match((await said({}, '')).join(' '), /^1 .*cannot be read/)
  assert.match((await said({}, 'g,d,d\na,1,1\n')).join(' '), /^1 The column "d" is there twice/)
  const gone = await auditOf('nowhere.csv')
  assert.ok(!gone.ok && gone.error.exit === 2)
})

test('a page is written that asks for nothing and lets nothing in', async () => {
  const evil = '<script>alert(1)</script>"\' onload=x &amp;'
  const page = `${fileOf('')}.html`
  const rows = plain.replaceAll(/^a,/gm, `"${evil.replaceAll('"', '""')}",`)
  assert.ok((await auditOf(fileOf(rows), { html: page })).ok)
  const text = readFileSync(page, 'utf8')
  assert.ok(!text.includes('<script') && !/(?:src|href)="(?!data:)/.test(text))
  assert.ok(text.includes('&lt;script&gt;alert(1)&lt;/script&gt;'))
  const nowhere = await auditOf(fileOf(plain), { html: '/nowhere/at/all.html' })
  assert.ok(!nowhere.ok && !existsSync('/nowhere/at/all.html'))
})
