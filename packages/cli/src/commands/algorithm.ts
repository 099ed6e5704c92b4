import type { Algorithm, AlgorithmWithAudits, Finding, WatchTurn } from '@candor/contract'
import { ok } from '@candor/terms'
import type { Ending } from '../answer.ts'
import { type Where, withServer } from '../house/open.ts'
import { algorithmLine, algorithmLines } from './algorithm-lines.ts'
import { bodyOf, type Said } from './finding.ts'
import { decidedLines, findingLine } from './finding-lines.ts'

const route = (name: string, verb = ''): string => `/v1/algorithms/${encodeURIComponent(name)}${verb && `/${verb}`}`

/** Every algorithm of the policy. */
export const listAlgorithms = (where: Where): Ending =>
  withServer(where, async api => {
    const found = await api.get<{ items: Algorithm[] }>('/v1/algorithms')
    if (!found.ok) return found
    const { items } = found.value
    const none = 'The policy has no algorithm: nothing decides about people by itself.'
    return ok({ json: { items }, lines: items.length > 0 ? items.map(algorithmLine) : [none] })
  })

/** One algorithm with its audits and findings. */
export const showAlgorithm = (name: string, where: Where): Ending =>
  withServer(where, async api => {
    const found = await api.get<AlgorithmWithAudits>(route(name))
    return found.ok ? ok({ json: found.value, lines: algorithmLines(found.value) }) : found
  })

/** Holds an algorithm back by hand, or lets it go. */
export const setInterlock = (name: string, { verdict, reason, share, ...where }: Where & Said): Ending =>
  withServer(where, async api => {
    const done = await api.post<Finding>(route(name, 'interlock'), bodyOf({ verdict, reason, share }))
    return done.ok ? ok({ json: done.value, lines: decidedLines(done.value) }) : done
  })

/** Counts now what was decided since the last turn. */
export const watchAlgorithm = (name: string, where: Where): Ending =>
  withServer(where, async api => {
    const done = await api.post<WatchTurn>(route(name, 'watch'))
    if (!done.ok) return done
    const { counted, judged, waiting, opened } = done.value
    const waits = waiting > 0 ? `; ${waiting} wait until there are enough to choose groups from` : ''
    const line = `${counted} counted, ${judged} of them judged by group${waits}.`
    return ok({ json: done.value, lines: [line, ...opened.map(findingLine)] })
  })
