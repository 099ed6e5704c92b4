import assert from 'node:assert/strict'
import { test } from 'node:test'
import { candor } from '../testing/candor.ts'
import { bankText, type Json, jsonOf } from './testing/audited.ts'

/** Equal to as many digits as are written. */
function reads(value: number | null | undefined, written: string): void {
  const digits = written.split('.')[1]?.length ?? 0
  assert.equal(value?.toFixed(digits).replace(/^(-?)0\./, '$1.'), written)
}

const asked = { decision: 'pdays!=-1', outcome: 'y=yes', by: 'age:25;35;45;60,marital,education' }
const bank = jsonOf(bankText(), asked)
const by = async (name: string) => (await bank).by.find(each => each.attribute === name)!

type Shown = Extract<Json['by'][number]['groups'][number], { hidden: false }>

async function table(name: string): Promise<Shown[]> {
  return (await by(name)).groups.map(group => {
    assert.ok(!group.hidden)
    return group as Shown
  })
}

test('rates and base rates of the groups are those that were published', async () => {
  assert.equal((await bank).n, 45_211)
  const expected = {
    age: [
      ['<25', 809, '.215080', '.255871'],
      ['[25,35)', 14_204, '.189946', '.124824'],
      ['[35,45)', 14_534, '.186184', '.096601'],
      ['[45,60)', 13_880, '.153963', '.094020'],
      ['>=60', 1_784, '.303812', '.336323'],
    ],
    marital: [
      ['divorced', 5_207, '.178798', '.119455'],
      ['married', 27_214, '.174359', '.101235'],
      ['single', 12_790, '.201798', '.149492'],
    ],
    education: [
      ['primary', 6_851, '.148883', '.086265'],
      ['secondary', 23_202, '.183346', '.105594'],
      ['tertiary', 13_301, '.199985', '.150064'],
      ['unknown', 1_857, '.173936', '.135703'],
    ],
  } as const
  for (const [name, rows] of Object.entries(expected)) {
    const groups = await table(name)
    assert.deepEqual(
      groups.map(({ group, n }) => [group, n]),
      rows.map(([group, n]) => [group, n]),
    )
    for (const [at, [, , rate, base]] of rows.entries()) {
      reads(groups[at]!.rate, rate)
      reads((groups[at] as { baseRate?: number }).baseRate, base)
    }
  }
})

test('counts of decision and outcome are those that were published', async () => {
  const cells = async (name: string) => (await table(name)).map(({ group, tn, fp, fn, tp }) => [group, tn, fp, fn, tp])
  assert.deepEqual(await cells('marital'), [
    ['divorced', 3838, 747, 438, 184],
    ['married', 20764, 3695, 1705, 1050],
    ['single', 8968, 1910, 1241, 671],
  ])
  assert.deepEqual(await cells('education'), [
    ['primary', 5413, 847, 418, 173],
    ['secondary', 17353, 3399, 1595, 855],
    ['tertiary', 9426, 1879, 1215, 781],
    ['unknown', 1378, 227, 156, 96],
  ])
})

test('age fails four fifths', async () => {
  const { difference, ratio, lowest, against, verdict } = await by('age')
  reads(difference, '.149849')
  reads(ratio, '.506770')
  assert.deepEqual([lowest, against, verdict], ['[45,60)', '>=60', 'disparity'])
})

test('marital passes four fifths and is still no chance: watch', async () => {
  const { difference, ratio, z, p, pAdjusted, pairs, verdict } = await by('marital')
  reads(difference, '.027439')
  reads(ratio, '.864025')
  reads(z, '-6.62')
  assert.equal(p?.toExponential(1), '3.7e-11')
  assert.equal(pairs, 3)
  assert.equal(pAdjusted, p! * 3)
  assert.equal(verdict, 'watch')
})

test('each group stands beside the best one', async () => {
  const groups = (await by('education')).groups as {
    group: string
    ratio?: number | null
    fourFifths?: boolean | null
  }[]
  assert.deepEqual(
    groups.map(({ group, ratio, fourFifths }) => [group, ratio?.toFixed(3), fourFifths]),
    [
      ['primary', '0.744', false],
      ['secondary', '0.917', true],
      ['tertiary', '1.000', true],
      ['unknown', '0.870', true],
    ],
  )
})

test('education fails, and its ratio lies below four fifths with its whole interval', async () => {
  const { difference, ratio, z, ratioInterval, verdict } = await by('education')
  reads(difference, '.051102')
  reads(ratio, '.744473')
  reads(z, '-8.89')
  reads(ratioInterval?.[0], '.6969')
  reads(ratioInterval?.[1], '.7953')
  assert.equal(verdict, 'disparity')
})

test('the combination of one person is hidden, and three with it', async () => {
  const crossed = (await bank).intersections.find(({ attributes }) => attributes.join() === 'age,marital')
  const hidden = crossed?.groups.filter(group => group.hidden).map(({ group }) => group)
  assert.equal(hidden?.length, 4)
  assert.ok(hidden?.includes('<25 | divorced'))
})

test('outcomes by job are those that were published', async () => {
  const { by: found } = await jsonOf(bankText(), { decision: 'y=yes', by: 'job' })
  const rate = (name: string) => found[0]!.groups.find(({ group }) => group === name) as { rate?: number } | undefined
  reads(rate('student')?.rate, '.286780')
  reads(rate('retired')?.rate, '.227915')
  reads(rate('blue-collar')?.rate, '.072750')
  reads(found[0]!.ratio, '.253677')
})

test('a named reference is what the others are compared with', async () => {
  const { by: found } = await jsonOf(bankText(), {
    decision: 'pdays!=-1',
    by: 'marital',
    reference: ['marital=married'],
  })
  const { lowest, against, pairs, ratio, z } = found[0]!
  assert.deepEqual([lowest, against, pairs], ['divorced', 'married', 2])
  assert.ok(ratio! > 1 && z! > 0)
})

test('the command itself answers, for scripts and for people', async () => {
  const file = 'examples/bank/bank-marketing.csv.gz'
  const asked = ['audit', 'fairness', file, '--decision', 'pdays!=-1', '--by', 'marital']
  const json = await candor([...asked, '--json'])
  assert.deepEqual([json.code, json.err], [0, ''])
  const [found] = (json.json() as Json).by
  const keys = ['group', 'n', 'selected', 'rate', 'low', 'high', 'hidden', 'ratio', 'fourFifths', 'tooFew']
  assert.deepEqual(Object.keys(found!.groups[0]!), keys)
  const text = await candor(asked)
  assert.equal(text.code, 0)
  assert.match(text.out, /marital: watch\. 17\.4% of “married” were selected, 20\.2% of “single”/)
})
