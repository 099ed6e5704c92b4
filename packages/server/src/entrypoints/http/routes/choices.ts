import { ChoicesAsk, ChoicesRecorded } from '@candor/contract'
import { err, ok } from '@candor/terms'
import type { Recorded } from '../../../acts/choices/index.ts'
import { tryAgain } from '../problem.ts'
import { readSaid } from '../read-said.ts'
import { recordSaid } from '../record-said.ts'
import { route } from '../route.ts'

export const choices = [
  route({
    method: 'POST',
    path: '/v1/customers/:customer/choices',
    says: 'Records what a customer said: a no or a preference freely, a yes only with full evidence and only where no later no is known.',
    access: { scope: 'collect', verb: 'see-customers' },
    body: ChoicesAsk,
    answer: ChoicesRecorded,
    status: 201,
    errors: ['customer-unknown', 'consent-refused', 'try-again'],
    async handle({ params: { customer }, body, by }, { house, wake }) {
      const said = readSaid(body.said, house.judge.policy, house.clock.now())
      if (!said.ok) return err({ code: 'invalid-request', errors: said.error })
      const recorded = await recordSaid(house, customer, said.value, by.startsWith('staff:') ? 'staff' : 'api')
      if (recorded.ok) {
        wake()
        return ok({ body: recordedAnswer(recorded.value) })
      }
      if (recorded.error === 'try-again') return err(tryAgain)
      return err({ code: recorded.error === 'unknown-customer' ? 'customer-unknown' : 'consent-refused' })
    },
  }),
]

const recordedAnswer = ({ choices, recordedAt, inFlight }: Recorded) => ({
  choices: choices.map(({ choice }) => choice),
  recorded_at: recordedAt,
  in_flight: inFlight.map(({ campaign, channel }) => ({ campaign, channel })),
})
