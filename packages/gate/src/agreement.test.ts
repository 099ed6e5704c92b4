import { test } from 'node:test'
import fc from 'fast-check'
import { agree } from './testing/agree.ts'
import { put } from './testing/arbitraries.ts'
import { lawPut } from './testing/law/arbitraries.ts'

const atOnce = 5_000

for (const part of [1, 2, 3, 4]) {
  test(`5,000 random questions of the house agree with the reference gate (${part} of 4)`, () => {
    fc.assert(fc.property(put, agree), { numRuns: atOnce, seed: part })
  })
}

for (const part of [1, 2, 3, 4, 5, 6]) {
  test(`5,000 random questions of law agree with the reference gate (${part} of 6)`, () => {
    fc.assert(fc.property(lawPut, agree), { numRuns: atOnce, seed: part })
  })
}
