import { formatTrust } from '@candor/ledger'
import { err, ok } from '@candor/terms'
import { Type } from 'typebox'
import { holderOf } from '../../../answers/why/index.ts'
import { type ProofRefusal, proofOf, trustOf } from '../../../record/index.ts'
import type { ApiError } from '../problem.ts'
import { route } from '../route.ts'

export const proofs = [
  route({
    method: 'GET',
    path: '/v1/customers/:customer/entries/:entry/proof',
    says: 'The proof that an entry about a customer is in the log, with the opening of its commitment (c2sp.org/tlog-proof). Any entry: decisions, choices, collection, merges.',
    access: { scope: 'read', verb: 'see-customers' },
    answer: Type.String(),
    answerType: 'text/plain',
    errors: ['entry-unknown', 'entry-erased', 'proof-not-yet'],
    async handle({ params: { customer, entry }, context }, { house, wake }) {
      const proof = await proofOf(house, house.tiles, await holderOf(house, customer, entry), entry)
      if (!proof.ok) {
        if (proof.error === 'not-yet') wake()
        return err(refusedProof(proof.error))
      }
      return ok(context.body(proof.value, 200, proofHeaders(entry)))
    },
  }),
  route({
    method: 'GET',
    path: '/log/trust',
    says: 'Whom to believe about the log of this house, as a policy file (c2sp.org/tlog-policy): its keys, its witnesses, the quorum. Compare the keys with what you were told elsewhere.',
    access: 'public',
    answer: Type.String(),
    answerType: 'text/plain',
    handle: async ({ context }, { house }) =>
      ok(context.body(formatTrust(await trustOf(house, house.logSigning, house.witnesses)), 200, text)),
  }),
]

const text = { 'content-type': 'text/plain; charset=utf-8' }

/** A proof is a file to keep. */
export const proofHeaders = (entry: string) => ({
  ...text,
  'content-disposition': `attachment; filename="${entry}.tlog-proof"`,
})

/** An entry waits for its place for about a second. */
export const refusedProof = (refusal: ProofRefusal): ApiError =>
  refusal === 'not-yet'
    ? { code: 'proof-not-yet', retryAfter: 1 }
    : { code: refusal === 'erased' ? 'entry-erased' : 'entry-unknown' }
