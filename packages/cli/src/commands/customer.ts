import { ok } from '@candor/terms'
import type { Ending } from '../answer.ts'
import { type Where, withServer } from '../house/open.ts'
import { sayTime } from '../offline/say-record.ts'

type MergesFound = {
  readonly customer: string
  readonly items: readonly {
    readonly merge: string
    readonly other: string
    readonly at: number
    readonly explanation: string
    readonly undone_at: number | null
  }[]
}

/** Lists who was found to be this customer, with what showed it. */
export const merges = (customer: string, where: Where): Ending =>
  withServer(where, async api => {
    const found = await api.get<MergesFound>(`/v1/customers/${encodeURIComponent(customer)}/merges`)
    if (!found.ok) return found
    const { customer: current, items } = found.value
    const told = items.flatMap(({ merge, other, at, explanation, undone_at }) => [
      `${sayTime(at)}  ${merge}  ${other}${undone_at === null ? '' : '  (undone)'}`,
      `  ${explanation}`,
    ])
    const nobody = [`Nobody else was found to be ${current}.`]
    return ok({ json: found.value, lines: items.length === 0 ? nobody : [`Customer ${current}`, ...told] })
  })

/** Takes one merge back. */
export const unmerge = (customer: string, merge: string, where: Where): Ending =>
  withServer(where, async api => {
    const path = `/v1/customers/${encodeURIComponent(customer)}/merges/${encodeURIComponent(merge)}/undo`
    const undone = await api.post<{ readonly customer: string; readonly other: string }>(path)
    if (!undone.ok) return undone
    const { customer: one, other } = undone.value
    return ok({ json: undone.value, lines: [`${one} and ${other} are two customers again.`] })
  })
