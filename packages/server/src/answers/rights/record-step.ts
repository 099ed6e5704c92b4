import type { Json } from '@candor/terms'
import type { RightsRequest } from '../../customers/rights/index.ts'
import type { House } from '../../decisions/index.ts'
import type { EntryDraft } from '../../record/index.ts'

/** What the record says of one step: which request, what was done by whom, and how it stands since. Free words are not in it. */
export const stepEntry = (house: House, request: RightsRequest, verb: string, by: string): EntryDraft => ({
  entry: house.ids.id(),
  customer: request.customer,
  kind: 'rights',
  body: bodyOf(request, verb, by),
})

function bodyOf({ customer: _, version: _version, ...request }: RightsRequest, verb: string, by: string): Json {
  return JSON.parse(JSON.stringify({ verb, by, ...request })) as Json
}
