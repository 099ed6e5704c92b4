import type { Fault } from '@candor/terms'
import type { StepRefusal } from '../../customers/rights/index.ts'

/** Why the desk does not do it, in words for whoever asked. */
export type RightsRefusal = {
  readonly code:
    | 'customer-unknown'
    | 'request-unknown'
    | 'request-settled'
    | 'request-identity'
    | 'request-order'
    | 'request-no-extension'
    | 'request-invalid'
    | 'try-again'
  readonly says: string
  readonly faults?: readonly Fault[]
}

export const unknownCustomer: RightsRefusal = { code: 'customer-unknown', says: 'There is no such customer.' }
export const unknownRequest: RightsRefusal = { code: 'request-unknown', says: 'There is no such request.' }
export const tryAgain: RightsRefusal = {
  code: 'try-again',
  says: 'Somebody else worked on this just now. Look again, then repeat it.',
}

export const invalid = (path: string, says: string): RightsRefusal => ({
  code: 'request-invalid',
  says: `${path}: ${says}`,
  faults: [{ path, says }],
})

const steps: { readonly [refusal in StepRefusal]: RightsRefusal } = {
  settled: { code: 'request-settled', says: 'The request has ended. The customer can appeal, which opens another.' },
  identity: { code: 'request-identity', says: 'It is not shown yet who asks; the right needs more proof.' },
  'no-extension': {
    code: 'request-no-extension',
    says: 'It can be extended once, inside the first period, and only where the law gives more time.',
  },
  order: { code: 'request-order', says: 'This step was taken before, or others come first.' },
}

export const refusedStep = (refusal: StepRefusal): RightsRefusal => steps[refusal]
