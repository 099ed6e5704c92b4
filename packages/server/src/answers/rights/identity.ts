import { err, ok, type Result } from '@candor/terms'
import { askCode, type CodeRefusal, codeChannel, confirmHolder } from '../../acts/choices/index.ts'
import { currentOf } from '../../customers/identity/index.ts'
import { type RightsRequest, readRequest } from '../../customers/rights/index.ts'
import type { House } from '../../decisions/index.ts'
import { type Done, doRight } from './do-right.ts'
import { type RightsRefusal, unknownRequest } from './refusal.ts'
import { type RequestKey, takeStep } from './take-step.ts'

/** What a code is asked for: it proves the holder of the address for this and nothing else. */
export type CodeFor = 'prove' | 'copy'

const aboutOf = ({ request }: RequestKey, what: CodeFor): string => `${what}-${request}`

/** Sends a one-time code to the customer's own address, for one request and one use of it. Answers the challenge. */
export async function askProof(house: House, key: RequestKey, what: CodeFor): Promise<Result<string, CodeRefusal>> {
  const customer = await whose(house, key)
  const channel = await codeChannel(house, customer)
  const asked = await askCode(house, { customer, channel, sayings: [], about: aboutOf(key, what) })
  const request = asked.ok ? await readRequest(house, key) : undefined
  if (request?.state === 'received') await takeStep(house, key, { do: 'ask-identity', who: 'house' })
  return asked
}

/** Whether the code is the one that was sent for this; it works once. */
export const isProof = async (
  house: House,
  key: RequestKey,
  what: CodeFor,
  challenge: string,
  code: string,
): Promise<boolean> => confirmHolder(house, { customer: await whose(house, key), challenge }, aboutOf(key, what), code)

/** Who stands for the customer of a request by now. */
const whose = async (house: House, { customer }: RequestKey): Promise<string> =>
  (await currentOf(house, customer)) ?? customer

/** The code came back: who asks is shown, and what the house can do itself is done at once. */
export async function proveAndDo(
  house: House,
  key: RequestKey,
  challenge: string,
  code: string,
): Promise<Result<Done, RightsRefusal | 'wrong-code'>> {
  const request = await readRequest(house, key)
  if (!request) return err(unknownRequest)
  if (!(await isProof(house, key, 'prove', challenge, code))) return err('wrong-code')
  const proved = await takeStep(house, key, { do: 'prove', identity: 'code', who: 'customer' })
  // A second code for what is under way already changes nothing.
  const now: RightsRequest = proved.ok ? proved.value : request
  if (!proved.ok && proved.error.code !== 'request-order') return ok({ request })
  return doRight(house, now)
}
