import type { RightsRequest, RightsRequestWithWords } from '@candor/contract'
import { ok } from '@candor/terms'
import type { Ending } from '../answer.ts'
import { type Where, withServer } from '../house/open.ts'
import { requestLine, requestLines } from './rights-lines.ts'

const base = '/v1/rights-requests'
const route = (request: string, verb = ''): string => `${base}/${encodeURIComponent(request)}${verb && `/${verb}`}`

/** Open requests, the next due first; or those that ended. */
export const listRequests = ({ ended, ...where }: Where & { readonly ended?: boolean }): Ending =>
  withServer(where, async api => {
    const found = await api.get<{ items: RightsRequest[] }>(`${base}?limit=200${ended ? '&state=ended' : ''}`)
    if (!found.ok) return found
    const { items } = found.value
    return ok({ json: found.value, lines: items.length > 0 ? items.map(requestLine) : ['There is none.'] })
  })

/** One request with what was said. */
export const showRequest = (request: string, where: Where): Ending =>
  withServer(where, async api => {
    const found = await api.get<RightsRequestWithWords>(route(request))
    return found.ok ? ok({ json: found.value, lines: requestLines(found.value) }) : found
  })

export type NewRequest = {
  readonly right: string
  readonly received?: string
  readonly checked?: string
  readonly said?: string
  readonly agent?: boolean
  readonly appealOf?: string
  readonly purpose?: readonly string[]
}

/** Writes a request down that came by letter, phone or agent. */
export const openRequest = (
  customer: string,
  { right, received, checked, said, agent, appealOf, purpose, ...where }: Where & NewRequest,
): Ending =>
  withServer(where, async api => {
    const made = await api.post<RightsRequest>(base, {
      customer,
      right,
      via: agent ? 'agent' : 'staff',
      ...(received === undefined ? {} : { received_at: received }),
      ...(checked === undefined ? {} : { checked }),
      ...(said === undefined ? {} : { said }),
      ...(appealOf === undefined ? {} : { appeal_of: appealOf }),
      ...(purpose === undefined ? {} : { purposes: purpose }),
    })
    return made.ok ? ok({ json: made.value, lines: [requestLine(made.value)] }) : made
  })

/** Takes one step of a request. */
export const stepRequest = (request: string, verb: string, body: object, where: Where): Ending =>
  withServer(where, async api => {
    const done = await api.post<RightsRequest>(route(request, verb), body)
    return done.ok ? ok({ json: done.value, lines: [requestLine(done.value)] }) : done
  })

/** Looks now at what came nearer to its end. */
export const remindRequests = (where: Where): Ending =>
  withServer(where, async api => {
    const done = await api.post<{ items: RightsRequest[] }>(`${base}/remind`)
    if (!done.ok) return done
    const { items } = done.value
    return ok({
      json: done.value,
      lines: items.length > 0 ? items.map(requestLine) : ['Nothing came nearer to its end.'],
    })
  })
