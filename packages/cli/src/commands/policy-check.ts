import { dueForReview } from '@candor/gate'
import { ok } from '@candor/terms'
import type { Ending } from '../answer.ts'
import { readGatePolicy } from '../offline/gate-policy.ts'
import { counted } from '../terminal/numbers.ts'

/** Reads a policy file as the server would, and says by which digest decisions under it are named. */
export async function policyCheck(file: string): Ending {
  const read = await readGatePolicy(file)
  if (!read.ok) return read
  const { digest, purposes, fields, events, policy } = read.value
  const review = dueForReview(new Date().toISOString().slice(0, 10))
  return ok({
    json: { valid: true, digest, purposes, fields, events, packs: policy.packs, review },
    lines: [
      `${file} is good: ${counted(purposes, 'purpose')}, ${counted(fields, 'field')}, ${counted(events, 'event')}, packs ${policy.packs.join(' and ')}.`,
      `Digest ${digest}`,
      ...review.map(
        ({ data, reviewBy, source }) => `Look again: ${data} was to be compared by ${reviewBy} with ${source}`,
      ),
    ],
  })
}
