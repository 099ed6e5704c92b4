import { button, form, type Html, html, pagination } from '../look/index.ts'
import { centerPage, type Desk } from './desk.ts'
import { type HoldView, holdsPart } from './holds-part.ts'
import { type MomentView, momentPart } from './moment-part.ts'

/** One purpose that events are kept for: how it stands, since when and why. */
export type SwitchView = {
  readonly purpose: string
  readonly what: string
  readonly says: readonly string[]
  /** A no can be said here. */
  readonly canStop: boolean
  /** Its place on the page of choices; absent where it is none there. */
  readonly choice?: string
}

/** What is kept now and what is off, in a few lines. */
export type SummaryView = { readonly lastDays: string; readonly switches: readonly SwitchView[] }

export type TimelineView = {
  /** On the first page only. */
  readonly summary?: SummaryView
  /** Legal holds the customer may be told of; on the first page only. */
  readonly holds?: readonly HoldView[]
  readonly zone: string
  readonly moments: readonly MomentView[]
  readonly action: string
  readonly csrf: string
  readonly preferences: string
  readonly rights: string
  /** Absent where nothing is suggested. */
  readonly suggestions?: string
  /** Absent: the brand shares with nobody. */
  readonly shared?: string
  /** Absent where nobody is asked anything for audits alone. */
  readonly aboutYou?: string
  readonly newest?: string
  readonly older?: string
}

/** Everything that happened between a customer and the brand, and above it what is kept now and what is off. */
export function timelinePage(desk: Desk, view: TimelineView): Html {
  const { timeline: t } = desk.texts
  const { summary, moments, newest, older } = view
  const list =
    moments.length === 0
      ? html`<p>${t.nothing}</p>`
      : html`<ol class="timeline">${moments.map(moment => html`<li>${momentPart(desk, moment)}</li>`)}</ol>`
  return centerPage(desk, {
    title: t.title,
    main: html`<p>${t.intro} ${t.zone(view.zone)}</p><p><a class="all" href="${view.preferences}">${t.preferences}</a></p>${linkPart(view.rights, desk.texts.rights.link)}${linkPart(view.suggestions, desk.texts.suggestions.link)}${linkPart(view.shared, desk.texts.timeline.sharedLink)}${linkPart(view.aboutYou, desk.texts.aboutYou.link)}${holdsPart(desk, view.holds ?? [])}${summary ? summaryPart(desk, summary, view) : ''}<h2>${t.list}</h2>${newest === undefined ? '' : html`<p><a class="all" href="${newest}">${t.newest}</a></p>`}${list}${older === undefined ? '' : pagination({ about: t.pages, next: older })}`,
  })
}

const linkPart = (href: string | undefined, text: string): Html | '' =>
  href === undefined ? '' : html`<p><a class="all" href="${href}">${text}</a></p>`

function summaryPart(desk: Desk, { lastDays, switches }: SummaryView, view: TimelineView): Html {
  const { timeline: t } = desk.texts
  if (switches.length === 0) return html`<h2>${t.now}</h2><p>${t.noPurposes}</p>`
  const items = switches.map(one => html`<li>${switchPart(desk, one, view)}</li>`)
  const hint = switches.some(({ canStop }) => canStop) ? html`<p>${t.stopHint}</p>` : ''
  return html`<h2>${t.now}</h2><p>${lastDays}</p>${hint}<ul class="timeline">${items}</ul>`
}

function switchPart({ texts: { timeline: t } }: Desk, one: SwitchView, view: TimelineView): Html {
  const { purpose, what, says, canStop, choice } = one
  const { action, csrf, preferences } = view
  const field = html`<input type="hidden" name="purpose" value="${purpose}">`
  const stop = canStop
    ? form(action, csrf, html`${field}${button({ text: t.stop, kind: 'secondary', about: what })}`)
    : ''
  const link =
    choice === undefined
      ? ''
      : html`<p><a class="all" href="${preferences}#${choice}">${t.change}<span class="visually-hidden">: ${what}</span></a></p>`
  return html`<h3><bdi>${what}</bdi></h3>${says.map(line => html`<p><bdi>${line}</bdi></p>`)}${stop}${link}`
}
