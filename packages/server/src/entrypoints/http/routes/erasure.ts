import {
  Canaries,
  ErasureAsk,
  ErasureCertificate,
  ErasureForeseen,
  NoFields,
  Traces,
  TracesAsk,
} from '@candor/contract'
import { err, ok } from '@candor/terms'
import {
  canariesOf,
  type ErasureRefusal,
  eraseCustomer,
  findTraces,
  foresee,
  readCertificate,
} from '../../../answers/erasure/index.ts'
import { type ApiError, tryAgain } from '../problem.ts'
import { route } from '../route.ts'
import { certificateAnswer } from './erasure-answer.ts'

const work = { scope: 'admin', verb: 'answer-rights' } as const

export const erasure = [
  route({
    method: 'GET',
    path: '/v1/customers/:customer/erasure',
    says: 'What erasing a customer would do, with counts. Changes nothing.',
    access: work,
    answer: ErasureForeseen,
    errors: ['customer-unknown'],
    async handle({ params: { customer } }, { house }) {
      const foreseen = await foresee(house, customer)
      return foreseen.ok ? ok({ body: { customer, ...foreseen.value } }) : err({ code: 'customer-unknown' })
    },
  }),
  route({
    method: 'POST',
    path: '/v1/customers/:customer/erasure',
    says: 'Erases a customer, all halves of a merged one. When it answers, nothing of theirs can be opened any more. 202 and `running`: rows are still being removed; `look` says where it stands. Asked again it answers the same certificate.',
    access: work,
    body: ErasureAsk,
    answer: ErasureCertificate,
    goesOn: 'Nothing can be opened any more; rows are still being removed',
    errors: ['customer-unknown', 'customer-held', 'try-again'],
    async handle({ params: { customer }, body: { why = 'staff' }, by }, { house }) {
      const done = await eraseCustomer(house, { customer, why, by })
      if (!done.ok) return err(refused(done.error))
      const body = certificateAnswer(house, done.value)
      return ok(done.value.state === 'running' ? { body, status: 202 } : { body })
    },
  }),
  route({
    method: 'GET',
    path: '/v1/erasures/:erasure',
    says: 'The certificate of an erasure, with the proof of its entry once the log has it.',
    access: { scope: 'read', verb: 'see-customers' },
    answer: ErasureCertificate,
    errors: ['erasure-unknown'],
    async handle({ params: { erasure: id } }, { house }) {
      const certificate = await readCertificate(house, id)
      return certificate ? ok({ body: certificateAnswer(house, certificate) }) : err({ code: 'erasure-unknown' })
    },
  }),
  route({
    method: 'POST',
    path: '/v1/customers/:customer/canaries',
    says: 'What one would recognise a customer by, to look for it after an erasure: ids, names, addresses and every value that is held. All of it is personal data.',
    access: work,
    reads: true,
    body: NoFields,
    answer: Canaries,
    errors: ['customer-unknown'],
    async handle({ params: { customer } }, { house }) {
      const words = await canariesOf(house, customer)
      return words.length > 0 ? ok({ body: { words } }) : err({ code: 'customer-unknown' })
    },
  }),
  route({
    method: 'POST',
    path: '/v1/erasures/scan',
    says: 'Looks for words through every table and column of the store and every file of the house. Reads everything: it takes its time.',
    access: work,
    reads: true,
    body: TracesAsk,
    answer: Traces,
    handle: async ({ body: { words } }, { house }) => ok({ body: await findTraces(house, words, house.folders) }),
  }),
]

function refused(refusal: ErasureRefusal): ApiError {
  if (refusal === 'busy') return tryAgain
  return { code: refusal === 'held' ? 'customer-held' : 'customer-unknown' }
}
