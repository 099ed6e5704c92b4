import { forwardRequest } from '../../acts/forwarding/index.ts'
import { type DeskRight, deskRights, type RightsRequest } from '../../customers/rights/index.ts'
import type { House } from '../../decisions/index.ts'

/** What whoever got the data must hear of (GDPR Art. 19; Civ. Code 1798.105(c), 1798.106). A no goes on by itself, and an erasure with it. */
const toHear: readonly DeskRight[] = ['correction', 'restriction', 'lift-restriction', 'limit-sensitive']

/** Passes on what was done for a request to every vendor that has data of the customer; again does nothing twice. */
export async function passOn(house: House, { customer, request, right, dueBy }: RightsRequest): Promise<void> {
  if (!toHear.includes(right)) return
  const regulation = dueBy.startsWith('ccpa') ? 'ccpa' : 'gdpr'
  await forwardRequest(house, { customer, request, right: deskRights[right].right, regulation })
}
