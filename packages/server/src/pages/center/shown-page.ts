import { type Html, html } from '../look/index.ts'
import { centerPage, type Desk } from './desk.ts'
import { type ReasonView, reasonPart } from './reasons.ts'

export type ShownView = {
  readonly day: string
  readonly purpose: string
  /** What the rules said. */
  readonly because: string
  readonly items: readonly { readonly title: string; readonly reasons: readonly ReasonView[] }[]
  readonly now: string
  readonly proof: string
  readonly timeline: string
}

/** What was suggested once and why, from the record: nothing of it is worked out anew. */
export function shownPage(desk: Desk, { day, purpose, because, items, now, proof, timeline }: ShownView): Html {
  const { suggestions: t, timeline: words } = desk.texts
  const list = items.map(
    ({ title, reasons }) =>
      html`<li><h2><bdi>${title}</bdi></h2>${reasons.length === 0 ? html`<p>${t.noReason}</p>` : html`<ul>${reasons.map(one => reasonPart(one))}</ul>`}</li>`,
  )
  const main = items.length === 0 ? html`<p>${t.shownNothing}</p>` : html`<ol class="timeline">${list}</ol>`
  return centerPage(desk, {
    title: t.shownTitle,
    main: html`<p>${t.shownIntro(day)}</p><p>${t.forThis('')}<bdi>${purpose}</bdi></p><p><bdi>${because}</bdi></p>${main}<p><a class="all" href="${proof}">${desk.texts.check.page.title}</a></p><p><a class="all" href="${now}">${t.shownLink}</a></p><p><a class="all" href="${timeline}">${words.link}</a></p><p><a class="all" href="/algorithms/recommendations">${desk.texts.algorithms.link}</a></p>`,
  })
}
