import type { Source, SourceList, Tallies } from '@candor/contract'
import { ok } from '@candor/terms'
import type { Ending } from '../answer.ts'
import { type Where, withServer } from '../house/open.ts'
import { sourceLine, sourceLines, sourcePath, tallyLines } from './source-lines.ts'

/** Every source, closed ones last. */
export const listSources = (where: Where): Ending =>
  withServer(where, async api => {
    const all = await api.get<SourceList>('/v1/sources')
    if (!all.ok) return all
    const { items } = all.value
    const none = ['There is no source yet. Make one: candor source create web --kind public']
    return ok({ json: all.value, lines: items.length > 0 ? items.map(sourceLine) : none })
  })

/** One source, its keys, and the counts of a day. */
export const showSource = (name: string, { day, ...where }: Where & { day?: string }): Ending =>
  withServer(where, async api => {
    const source = await api.get<Source>(sourcePath(name))
    if (!source.ok) return source
    const query = day === undefined ? '' : `?day=${encodeURIComponent(day)}`
    const tallies = await api.get<Tallies>(`${sourcePath(name, 'tallies')}${query}`)
    if (!tallies.ok) return tallies
    return ok({
      json: { source: source.value, tallies: tallies.value },
      lines: [...sourceLines(source.value), '', ...tallyLines(tallies.value)],
    })
  })
