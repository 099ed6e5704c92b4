import type { Instant } from '@candor/terms'
import { holdsOn, wordsOfHold } from '../../customers/holds/index.ts'
import { type Html, html } from '../look/index.ts'
import type { Center, Desk } from './desk.ts'
import type { Texts } from './texts.ts'
import { dayOf } from './words.ts'

/** One legal hold as the customer reads it: why, and from when to when. */
export type HoldView = { readonly says: readonly string[] }

/**
 * The holds in force on a customer, each once, save those of which the law forbids telling: what the copy leaves out is left out
 * here. The matter, which may name others, stands in the copy alone; for that the customer shows who they are.
 */
export async function holdViews(
  house: Center,
  halves: readonly string[],
  zone: string,
  texts: Texts,
): Promise<readonly HoldView[]> {
  const told = (await holdsOn(house, halves)).filter(({ silent }) => !silent)
  const each = [...new Map(told.map(hold => [hold.hold, hold])).values()]
  const { holds: t } = texts
  const day = (at: Instant): string => dayOf(at, zone, texts)
  return Promise.all(
    each.map(async hold => {
      const reason = (await wordsOfHold(house, hold))?.reason
      const since = day(hold.placedAt)
      const span = hold.until === undefined ? t.since(since) : t.sinceUntil(since, day(hold.until - 1))
      return { says: [t.grounds[hold.ground], ...(reason === undefined ? [] : [t.reason(reason)]), span] }
    }),
  )
}

/** That data is kept past its time, why, and what that means; nothing where no hold stands. */
export function holdsPart({ texts: { holds: t } }: Desk, views: readonly HoldView[]): Html | '' {
  if (views.length === 0) return ''
  const each = views.map(({ says }) => html`${says.map(line => html`<p><bdi>${line}</bdi></p>`)}`)
  return html`<section class="note info" aria-labelledby="holds"><h2 id="holds">${t.title}</h2>${each}<p>${t.means} ${t.after} ${t.object}</p></section>`
}
