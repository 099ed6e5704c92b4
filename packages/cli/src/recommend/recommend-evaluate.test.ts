import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { candor, folder } from '../testing/candor.ts'

const here = folder()

function file(name: string, lines: readonly string[]): string {
  const path = join(here, name)
  writeFileSync(path, `${lines.join('\n')}\n`)
  return path
}

const evaluate = (path: string, ...more: string[]) => candor(['recommend', 'evaluate', path, ...more])

type Numbers = Record<string, number | null>
type Answer = {
  users: number
  metrics: Numbers
  intervals: Record<string, [number, number]>
  folds: { users: number; trained: number; targets: number; metrics: Numbers }[]
  groups: { group: string; users: number; metrics?: Numbers; intervals?: Answer['intervals']; hidden?: string }[]
  data: Record<string, number>
  notes: string[]
  parameters: Numbers
}

/** Thirty users over twelve items, two kinds of taste. */
const rows = Array.from({ length: 30 }, (_, user) =>
  Array.from({ length: 6 }, (_, at) => [user + 1, 1 + 2 * ((user * 5 + at) % 6) + (user % 2), 1 + (at % 5), 100 + at]),
).flat()
const plain = file(
  'u.data',
  rows.map(row => row.join('\t')),
)

test('by hand: popularity under C on three users', async () => {
  // The last of each: b:2 (time 9), a:3, c:1. Left: 1 by a and b, 2 by a and c. Equal counts: 1 stands before 2.
  const path = file('hand.csv', [
    'user,item,rating,timestamp',
    'a,1,5,1',
    'a,2,1,2',
    'a,3,4,3',
    'b,1,5,7',
    'b,2,5,9',
    'c,2,2,5',
    'c,1,3,6',
  ])
  const { code, json } = await evaluate(path, '--protocol', 'C', '--model', 'popularity', '--json')
  assert.equal(code, 0)
  const { users, metrics, data } = json() as Answer
  assert.deepEqual([users, data['items'], data['interactions']], [3, 3, 7])
  assert.equal(metrics['recall@5'], 1)
  // a has 3 alone as candidate: rank 1; b has 2 before 3; c has 1 before 3.
  assert.equal(metrics['ndcg@5'], 1)
  assert.equal(metrics['coverage@20'], 1)
})

test('with header, other order and separator, and in ML-1M form the figures are the same as in u.data', async () => {
  const swapped = file('ratings.csv', [
    'Timestamp;MovieId;rating;User_ID',
    ...rows.map(([u, i, r, t]) => `${t};"${i}";${r};${u}`),
  ])
  const colons = file(
    'ratings.dat',
    rows.map(row => row.join('::')),
  )
  const answers = await Promise.all(
    [plain, swapped, colons].map(path =>
      evaluate(path, '--protocol', 'B', '--model', 'ease', '--lambda', '5', '--json'),
    ),
  )
  const [first, second, third] = answers.map(({ json }) => json() as Answer)
  assert.ok(first!.metrics['recall@5']! > 0.3)
  assert.equal(first!.folds.length, 5)
  assert.equal(
    first!.folds.reduce((sum, { targets }) => sum + targets, 0),
    180,
  )
  assert.deepEqual(second, first)
  assert.deepEqual(third, first)
})

test('groups have figures and intervals; of fewer than ten users they have none', async () => {
  const users = file(
    'u.user',
    Array.from({ length: 30 }, (_, user) => `${user + 1}|${20 + user}|${user < 4 ? 'X' : user % 2 ? 'M' : 'F'}`),
  )
  const items = file('items.csv', [
    'item,genre',
    ...Array.from({ length: 12 }, (_, item) => `${item + 1},${item % 2 ? 'a|b' : 'a'}`),
  ])
  const more = ['--users', users, '--group', '3', '--items', items]
  const { code, out, json } = await evaluate(plain, '--protocol', 'D', '--model', 'item-knn', ...more, '--json')
  assert.equal(code, 0, out)
  const { groups, metrics, intervals } = json() as Answer
  assert.deepEqual(
    groups.map(({ group, hidden }) => [group, hidden !== undefined]),
    [
      ['F', false],
      ['M', false],
      ['X', true],
    ],
  )
  assert.ok(metrics['calibration@20']! >= 0)
  for (const { metrics: own, intervals: around } of [{ metrics, intervals }, ...groups])
    for (const name of ['coverage@20', 'gini@20', 'calibration@20', 'popularity@20', 'ndcg@10']) {
      if (own === undefined) continue
      const [least, most] = around![name]!
      assert.ok(least <= own[name]! && own[name]! <= most, name)
    }
  const [low, high] = intervals['recall@10']!
  assert.ok(low <= metrics['recall@10']! && metrics['recall@10']! <= high)
  const ages = await evaluate(
    plain,
    '--protocol',
    'B',
    '--model',
    'popularity',
    '--users',
    users,
    '--group',
    '2:30;40',
    '--json',
  )
  assert.deepEqual(
    (ages.json() as Answer).groups.map(({ group, users: n }) => [group, n]),
    [
      ['30 to under 40', 10],
      ['from 40', 10],
      ['under 30', 10],
    ],
  )
})

test('what is odd in a file is counted, left out or kept, and named', async () => {
  const path = file('odd.csv', [
    'user,item,rating,timestamp',
    ...rows.map(row => row.join(',')),
    '1,1,5,100',
    '1,12,NaN,101',
    '2,9,5,99999999999',
    '3,,5,100',
    '4,77,1,100',
    '5,3,5,yesterday',
  ])
  const { code, json } = await evaluate(
    path,
    '--protocol',
    'time',
    '--before',
    '104',
    '--model',
    'edlae',
    '--threshold',
    '2',
    '--json',
  )
  assert.equal(code, 0)
  const { data, notes, metrics } = json() as Answer
  const { incomplete, unreadableRating, unreadableTime, future, belowThreshold, items } = data
  assert.deepEqual(
    { incomplete, unreadableRating, unreadableTime, future, items },
    { incomplete: 1, unreadableRating: 1, unreadableTime: 1, future: 1, items: 13 },
  )
  assert.ok(belowThreshold! > 30)
  assert.ok(notes.some(note => /1 item was chosen by nobody: they stay candidates/.test(note)))
  assert.ok(Object.values(metrics).every(value => value === null || Number.isFinite(value)))
})

for (const [what, lines, more, says] of [
  ['no file', undefined, [], /there is no such file/],
  ['an empty file', [''], [], /holds no rows/],
  ['one column', ['1', '2'], [], /one column/],
  ['no ratings', ['1,2'], ['--threshold', '3'], /no column of ratings/],
  ['nothing above', ['1,2,3'], ['--threshold', '4'], /Nothing of .* is left/],
  ['no times', ['1,2'], ['--protocol', 'time', '--before', '2020-01-01'], /no column of times/],
  ['nothing later', ['1,2,3,4'], ['--protocol', 'time', '--before', '2020-01-01'], /1970-01-01/],
  ['a missing time', ['1,2,3,4'], ['--protocol', 'time'], /--before/],
  ['an unknown model', ['1,2'], ['--model', 'magic'], /There is no model "magic"/],
  ['an unknown protocol', ['1,2'], ['--protocol', 'Z'], /There is no protocol "Z"/],
  ['p of one', ['1,2'], ['--p', '1'], /p must be at least 0 and below 1/],
  [
    'no inverse',
    ['1,1', '1,2', '2,1', '2,2'],
    ['--protocol', 'C', '--lambda', '0', '--p', '0'],
    /no inverse|lambda is too small/,
  ],
] as const)
  test(`${what}: said, with what to do, and no figure`, async () => {
    const path = lines === undefined ? join(here, 'none') : file('bad.csv', lines)
    const given = more as readonly string[]
    const all = [
      ...(given.includes('--protocol') ? [] : ['--protocol', 'B']),
      ...(given.includes('--model') ? [] : ['--model', 'edlae']),
      ...given,
    ]
    const { code, out, err } = await evaluate(path, ...all)
    assert.ok(code === 1 || code === 2, `${code}: ${out}`)
    assert.equal(out, '')
    assert.match(err, says)
    assert.match(err, /Next: \S/)
  })

test('a catalogue too large for memory is refused before it is solved', async () => {
  const path = file(
    'wide.csv',
    Array.from({ length: 20_000 }, (_, at) => `${at % 50},${at}`),
  )
  const { code, err } = await evaluate(path, '--protocol', 'C', '--model', 'ease', '--memory', '2048')
  assert.equal(code, 1)
  assert.match(err, /items are too many: ease of 20000 items takes \d+ MiB/)
  const truncated = await evaluate(
    path,
    '--protocol',
    'C',
    '--model',
    'ease',
    '--head',
    '100',
    '--truncate',
    '50',
    '--json',
  )
  assert.equal(truncated.code, 0)
})
