import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { near } from '../testing/near.ts'
import { clustered, type Share } from './clusters.ts'

const totalsOf = (persons: readonly (readonly Share[])[], groups: number) =>
  Array.from({ length: groups }, (_, group) => {
    const mine = persons.flat().filter(share => share.group === group)
    return { n: mine.reduce((all, { n }) => all + n, 0), k: mine.reduce((all, { k }) => all + k, 0) }
  })

test('one decision a person: the usual variance, but for C/(C−1)', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 60 }), fc.integer({ min: 1, max: 59 }), (n, k) => {
      if (k >= n) return
      const persons = Array.from({ length: n }, (_, at) => [{ group: 0, n: 1, k: at < k ? 1 : 0 }])
      near(clustered(persons, [{ n, k }]).designEffect(0), n / (n - 1), 1e-9)
    }),
  )
})

test('m equal decisions of each person: m times the variance', () => {
  const persons = Array.from({ length: 50 }, (_, at) => [{ group: 0, n: 7, k: at % 3 === 0 ? 7 : 0 }])
  near(clustered(persons, totalsOf(persons, 1)).designEffect(0), (7 * 50) / 49, 1e-9)
})

test('people in both groups make the two rates go together', () => {
  const persons = Array.from({ length: 40 }, (_, at) => [
    { group: 0, n: 2, k: at % 2 },
    { group: 1, n: 1, k: at % 2 },
  ])
  const { covariance } = clustered(persons, totalsOf(persons, 2))
  assert.ok(covariance(0, 1) > 0)
  assert.equal(covariance(0, 1), covariance(1, 0))
})

test('one person alone has no variance that anybody knows', () => {
  assert.equal(clustered([[{ group: 0, n: 9, k: 4 }]], [{ n: 9, k: 4 }]).designEffect(0), undefined)
})
