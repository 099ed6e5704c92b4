import { type Inputs, trainOffer } from '@candor/recommender'
import type { Fault, Result } from '@candor/terms'
import type { OfferJob, TrainedOffer } from './port.ts'

/** Reads what was known of people, and learns from it. */
export const runOffer = (job: OfferJob): Result<TrainedOffer, Fault> =>
  trainOffer(
    job.fields,
    job.inputs.map((inputs, at) => ({
      person: job.persons[at]!,
      on: job.days[at]!,
      inputs: JSON.parse(inputs) as Inputs,
      success: job.successes[at] === 1,
      propensity: job.propensities[at]!,
    })),
    { share: job.share },
  )
