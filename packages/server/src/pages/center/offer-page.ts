import { type Html, html, summaryList } from '../look/index.ts'
import { centerPage, contactLine, type Desk } from './desk.ts'

export type OfferView = {
  readonly offered: boolean
  readonly day: string
  /** The offer in the brand's words. */
  readonly about: string
  readonly purpose: string
  readonly how: readonly string[]
  readonly chance: string
  /** What the rules said. */
  readonly because: string
  /** Where a score could have decided: what it expects, and what made it. */
  readonly score?: { readonly text: string; readonly reasons: readonly string[] }
  readonly algorithm: string
  readonly preferences: string
  readonly timeline: string
  readonly proof: string
}

/** Why somebody was made an offer, or was not, from the record: nothing of it is worked out anew. */
export function offerPage(desk: Desk, view: OfferView): Html {
  const { offers: t, why, done, timeline } = desk.texts
  const facts = summaryList([
    { name: t.about, value: own(view.about) },
    { name: t.purpose, value: own(view.purpose) },
    { name: t.chance, value: view.chance },
  ])
  return centerPage(desk, {
    title: view.offered ? t.titleMade : t.titleNot,
    main: html`<p>${t.intro(view.day)}</p>${facts}<h2>${t.how}</h2>${view.how.map(line => html`<p>${line}</p>`)}${scorePart(desk, view)}<h2>${t.rules}</h2><p>${own(view.because)}</p><p><a class="all" href="${view.algorithm}">${t.more}</a></p><h2>${why.wrong}</h2><p>${why.wrongText}</p>${contactLine(desk.brand)}<p><a class="all" href="${view.proof}">${desk.texts.check.page.title}</a></p><p><a class="all" href="${view.preferences}">${done.all}</a></p><p><a class="all" href="${view.timeline}">${timeline.link}</a></p>`,
  })
}

function scorePart({ texts: { offers: t } }: Desk, { score }: OfferView): Html | '' {
  if (!score) return ''
  const reasons =
    score.reasons.length === 0
      ? html`<p>${t.reasonsNone}</p>`
      : html`<p>${t.reasonsIntro}</p><ul>${score.reasons.map(reason => html`<li>${own(reason)}</li>`)}</ul>`
  return html`<h2>${t.score}</h2><p>${score.text}</p><h3>${t.reasons}</h3>${reasons}`
}

const own = (text: string): Html => html`<bdi>${text}</bdi>`
