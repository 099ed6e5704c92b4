import fc from 'fast-check'
import { agree } from '../../packages/gate/src/testing/agree.ts'
import { put } from '../../packages/gate/src/testing/arbitraries.ts'
import { lawPut } from '../../packages/gate/src/testing/law/arbitraries.ts'
import { scaled, type Trial } from './trial.ts'

const atOnce = 5_000

/**
 * A million random questions, half of the house and half of law, in which the gate and the slow reference gate must say the
 * same, reasons and all. Tells now and then how far it is: it takes long.
 */
export const gate: Trial = async (seed, scale) => {
  const rounds = scaled(100, scale)
  const all = rounds * 2 * atOnce
  for (let round = 0; round < rounds; round++) {
    const settings = { numRuns: atOnce, seed: seed + round }
    fc.assert(fc.property(put, agree), settings)
    fc.assert(fc.property(lawPut, agree), settings)
    console.log(`gate: ${(round + 1) * 2 * atOnce} of ${all} questions agree (seed ${seed})`)
  }
  return `${all} random questions, half of them of law, 0 differences from the reference gate`
}
