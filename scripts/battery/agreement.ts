import { type Agreement, agreeOnBatch } from '../../packages/server/src/decisions/plan/testing/agreement.ts'
import { scaled, seeded, type Trial } from './trial.ts'

const atOnce = 4_096
const acts = 50
const slowly = 200

/**
 * A million random customers, fifty acts each, under all packs of law, six brands, with and without an impulse guard and own rules:
 * the gate over whole rows and the classes of a plan over columns must say the same of each, and the slow reference gate of one in 200.
 */
export const agreement: Trial = async (seed, scale) => {
  const so: Agreement = { verdicts: 0, shared: 0, alone: 0, slowly: 0, outcomes: new Set() }
  const batches = scaled(245, scale)
  const began = performance.now()
  for (let batch = 0; batch < batches; batch++) {
    agreeOnBatch({ random: seeded(seed + batch), customers: atOnce, acts, slowly }, so)
    if (batch % 10 === 9) console.log(`agreement: ${so.verdicts} verdicts agree (seed ${seed})`)
  }
  const rate = Math.round(so.verdicts / ((performance.now() - began) / 1000))
  const shares = `${so.shared} of them of one class with somebody else, ${so.alone} judged alone`
  return `${so.verdicts} verdicts over ${batches * atOnce} customers, ${shares}, ${so.slowly} asked of the reference gate: 0 differences; ${rate} verdicts a second`
}
