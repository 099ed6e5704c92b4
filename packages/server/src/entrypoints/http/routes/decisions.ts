import type { ErrorCode } from '@candor/contract'
import { Why } from '@candor/contract'
import { err, ok } from '@candor/terms'
import { Type } from 'typebox'
import { holderOf, type WhyRefusal, whyOfEntry } from '../../../answers/why/index.ts'
import { proofOf } from '../../../record/index.ts'
import type { ApiError } from '../problem.ts'
import { route } from '../route.ts'
import { proofHeaders, refusedProof } from './proofs.ts'

const access = { scope: 'read', verb: 'see-customers' } as const

export const decisions = [
  route({
    method: 'GET',
    path: '/v1/decisions/:customer/:entry',
    says: 'Why one decision came out as it did: the facts as they were, the rules as they spoke, the consent it rests on.',
    access,
    answer: Why,
    errors: ['entry-unknown', 'entry-erased', 'not-a-decision'],
    async handle({ params: { customer, entry } }, { house }) {
      const why = await whyOfEntry(house, customer, entry)
      if (!why.ok) return err(refused(why.error))
      const { consent, dispatch, ...rest } = why.value
      const sent = dispatch && { campaign: dispatch.campaign, state: dispatch.state }
      return ok({ body: { ...rest, ...(consent ? { consent } : {}), ...(sent ? { dispatch: sent } : {}) } })
    },
  }),
  route({
    method: 'GET',
    path: '/v1/decisions/:customer/:entry/proof',
    says: 'The proof that the entry is in the log, as a file that can be checked offline (c2sp.org/tlog-proof).',
    access,
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
]

const codes: Readonly<Record<WhyRefusal, ErrorCode>> = {
  'unknown-entry': 'entry-unknown',
  erased: 'entry-erased',
  'not-a-decision': 'not-a-decision',
}

const refused = (refusal: WhyRefusal): ApiError => ({ code: codes[refusal] })
