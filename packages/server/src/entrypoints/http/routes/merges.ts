import { Merges, Unmerged } from '@candor/contract'
import { err, ok } from '@candor/terms'
import { unmerge } from '../../../acts/collection/identity/index.ts'
import { type MergeTold, mergesOf } from '../../../answers/merges/index.ts'
import { tryAgain } from '../problem.ts'
import { route } from '../route.ts'

export const merges = [
  route({
    method: 'GET',
    path: '/v1/customers/:customer/merges',
    says: 'Which customers were found to be this one, what showed it, and what it meant; undone merges too.',
    access: { scope: 'read', verb: 'see-customers' },
    answer: Merges,
    errors: ['customer-unknown'],
    async handle({ params: { customer } }, { house }) {
      const found = await mergesOf(house, customer)
      if (!found) return err({ code: 'customer-unknown' })
      return ok({ body: { customer: found.customer, items: found.merges.map(mergeAnswer) } })
    },
  }),
  route({
    method: 'POST',
    path: '/v1/customers/:customer/merges/:merge/undo',
    says: 'Takes a merge back: two customers again, each with their own words. What was said since then to restrict binds both.',
    access: { scope: 'admin', verb: 'see-customers' },
    answer: Unmerged,
    errors: ['merge-unknown', 'merge-undone', 'try-again'],
    async handle({ params: { customer, merge }, by }, { house, wake }) {
      const undone = await unmerge(house, customer, merge, by)
      if (undone.ok) {
        wake()
        return ok({ body: undone.value })
      }
      if (undone.error === 'try-again') return err(tryAgain)
      return err({ code: undone.error === 'undone-already' ? 'merge-undone' : 'merge-unknown' })
    },
  }),
]

const mergeAnswer = ({ merge, customer, other, at, explanation, why, moved, undoneAt }: MergeTold) => ({
  merge,
  customer,
  other,
  at,
  explanation,
  by: why.by,
  handles: [...why.handles],
  source: why.source,
  renewed: moved.renewed.map(({ purpose, channel }) => ({ purpose, channel })),
  undone_at: undoneAt,
})
