import type { Finding } from '@candor/contract'
import { ok } from '@candor/terms'
import type { Ending } from '../answer.ts'
import { type Where, withServer } from '../house/open.ts'
import { decidedLines, findingLine, findingLines } from './finding-lines.ts'

/** What a person says about a finding or an algorithm. */
export type Said = { readonly verdict: string; readonly reason: string; readonly share?: number | undefined }

export const bodyOf = ({ verdict, reason, share }: Said): object => ({
  verdict,
  reason,
  ...(share === undefined ? {} : { share }),
})

const route = (finding: string, verb = ''): string => `/v1/findings/${encodeURIComponent(finding)}${verb}`

/** Findings, open ones first. */
export const listFindings = ({
  algorithm,
  open,
  ...where
}: Where & { readonly algorithm?: string; readonly open?: boolean }): Ending =>
  withServer(where, async api => {
    const query = new URLSearchParams({ ...(algorithm ? { algorithm } : {}), ...(open ? { state: 'open' } : {}) })
    const found = await api.get<{ items: Finding[] }>(`/v1/findings?${query}`)
    if (!found.ok) return found
    const { items } = found.value
    return ok({ json: { items }, lines: items.length > 0 ? items.map(findingLine) : ['Nothing was found.'] })
  })

/** One finding with what it rests on. */
export const showFinding = (id: string, where: Where): Ending =>
  withServer(where, async api => {
    const found = await api.get<Finding>(route(id))
    return found.ok ? ok({ json: found.value, lines: findingLines(found.value) }) : found
  })

/** Decides a finding, once. */
export const decideFinding = (id: string, { verdict, reason, share, ...where }: Where & Said): Ending =>
  withServer(where, async api => {
    const done = await api.post<Finding>(route(id, '/decision'), bodyOf({ verdict, reason, share }))
    return done.ok ? ok({ json: done.value, lines: decidedLines(done.value) }) : done
  })
