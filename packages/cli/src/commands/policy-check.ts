import { ok } from '@candor/terms'
import type { Ending } from '../answer.ts'
import { readGatePolicy } from '../offline/gate-policy.ts'
import { counted } from '../terminal/numbers.ts'

/** Reads a policy file as the server would, and says by which digest decisions under it are named. */
export async function policyCheck(file: string): Ending {
  const read = await readGatePolicy(file)
  if (!read.ok) return read
  const { digest, purposes, fields, events, policy } = read.value
  return ok({
    json: { valid: true, digest, purposes, fields, events, packs: policy.packs },
    lines: [
      `${file} is good: ${counted(purposes, 'purpose')}, ${counted(fields, 'field')}, ${counted(events, 'event')}, packs ${policy.packs.join(' and ')}.`,
      `Digest ${digest}`,
    ],
  })
}
