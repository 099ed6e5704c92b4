import type { Dial } from '@candor/terms'
import { banner, button, dataTable, form, type Html, html } from '../look/index.ts'
import { centerPage, type Desk } from './desk.ts'
import { type ReasonView, reasonPart } from './reasons.ts'

export type SuggestedView = { readonly title: string; readonly link: string; readonly reasons: readonly ReasonView[] }

/** A level of the dial: what it uses, and what one would see. Absent titles: that cannot be shown without using more than is allowed. */
export type LevelView = {
  readonly level: Dial
  readonly name: string
  readonly uses: string
  readonly titles?: readonly string[]
  readonly isNow: boolean
}

/** Where an item stood before and stands now, from 1; absent: not in the list. */
export type MoveView = { readonly title: string; readonly before?: number; readonly after?: number }

/** What was just changed: a word about one item, or the level. */
export type ChangedView = {
  readonly title: string
  readonly text?: string
  /** The item can be used again at once. */
  readonly undo?: { readonly id: string; readonly title: string }
  /** Absent: there is nothing to compare. */
  readonly moves?: readonly MoveView[]
}

export type SuggestionsView = {
  readonly level: string
  readonly purpose: string
  /** Why nothing of the person is used although their level would allow it. */
  readonly refused?: string
  readonly changed?: ChangedView
  readonly items: readonly SuggestedView[]
  readonly unwanted: readonly { readonly id: string; readonly title: string }[]
  readonly levels: readonly LevelView[]
  /** The entry of this very list; what is changed from here is compared with it. */
  readonly seen?: string
  /** Where its proof stands. */
  readonly proof?: string
  readonly action: string
  readonly csrf: string
  readonly preferences: string
  readonly timeline: string
}

/** What is suggested to a customer with every reason and its share, what is not to be used, and how much of them is. */
export function suggestionsPage(desk: Desk, view: SuggestionsView): Html {
  const { suggestions: t, timeline } = desk.texts
  const { changed } = view
  const refused =
    view.refused === undefined
      ? ''
      : html`<p>${t.refused} <bdi>${view.refused}</bdi></p><p><a class="all" href="${view.preferences}">${t.refusedLink}</a></p>`
  return centerPage(desk, {
    title: t.title,
    ...(changed ? { notice: banner('ok', changed.title, changed.text) } : {}),
    main: html`${changedPart(desk, view)}<p>${t.intro}</p><p><strong>${t.now(view.level)}</strong></p><p>${t.forThis('')}<bdi>${view.purpose}</bdi></p>${refused}<h2>${t.list}</h2>${itemsPart(desk, view)}${proofLink(desk, view)}${unwantedPart(desk, view)}${levelsPart(desk, view)}<p><a class="all" href="${view.preferences}">${desk.texts.done.all}</a></p><p><a class="all" href="${view.timeline}">${timeline.link}</a></p>`,
  })
}

const proofLink = ({ texts: { check } }: Desk, { proof }: SuggestionsView): Html | '' =>
  proof === undefined ? '' : html`<p><a class="all" href="${proof}">${check.page.title}</a></p>`

/** Where nothing is suggested by what is known of people. */
export const noSuggestionsPage = (desk: Desk, preferences: string): Html =>
  centerPage(desk, {
    title: desk.texts.suggestions.title,
    main: html`<p>${desk.texts.suggestions.off}</p><p><a class="all" href="${preferences}">${desk.texts.done.all}</a></p>`,
  })

function changedPart(desk: Desk, view: SuggestionsView): Html | '' {
  const { suggestions: t } = desk.texts
  const { changed } = view
  if (!changed) return ''
  const undo = changed.undo ? itemForm(view, 'used', changed.undo, t.useAgain) : ''
  if (changed.moves === undefined) return undo
  const rows = changed.moves.map(({ title, before, after }) => [
    html`<bdi>${title}</bdi>`,
    before === undefined ? t.none : String(before),
    after === undefined ? t.none : String(after),
  ])
  const table = dataTable({
    caption: t.changesCaption,
    columns: [{ text: t.item }, { text: t.before, number: true }, { text: t.after, number: true }],
    rows,
    empty: t.nothingChanged,
  })
  return html`${undo}<h2>${t.changes}</h2>${table}`
}

function itemsPart(desk: Desk, view: SuggestionsView): Html {
  const { suggestions: t } = desk.texts
  if (view.items.length === 0) return html`<p>${t.nothing}</p>`
  const reason = (one: ReasonView) => reasonPart(one, one.item ? itemForm(view, 'unused', one.item, t.doNotUse) : '')
  const items = view.items.map(
    ({ title, link, reasons }) =>
      html`<li><h3><a rel="noreferrer" href="${link}"><bdi>${title}</bdi></a></h3>${reasons.length === 0 ? html`<p>${t.noReason}</p>` : html`<ul>${reasons.map(reason)}</ul>`}</li>`,
  )
  return html`<ol class="timeline">${items}</ol>`
}

function unwantedPart(desk: Desk, view: SuggestionsView): Html {
  const { suggestions: t } = desk.texts
  const items = view.unwanted.map(
    one => html`<li><p><bdi>${one.title}</bdi></p>${itemForm(view, 'used', one, t.useAgain)}</li>`,
  )
  return html`<h2>${t.unwanted}</h2>${items.length === 0 ? html`<p>${t.unwantedNone}</p>` : html`<ul>${items}</ul>`}`
}

/** Every level in the same words and with the same button: none of them is the one we would like. */
function levelsPart(desk: Desk, view: SuggestionsView): Html {
  const { suggestions: t } = desk.texts
  const levels = view.levels.map(({ level, name, uses, titles, isNow }) => {
    const would =
      titles === undefined
        ? html`<p>${t.cannotShow}</p>`
        : html`<p>${t.wouldShow}</p><ol>${titles.map(title => html`<li><bdi>${title}</bdi></li>`)}</ol>`
    const field = html`<input type="hidden" name="level" value="${level}">`
    const choose = html`${field}${button({ text: t.choose, kind: 'secondary', about: name })}`
    const rest = isNow
      ? html`<p><strong>${t.isNow}</strong></p>`
      : html`${would}${form(`${view.action}/level`, view.csrf, choose)}`
    return html`<h3>${name}</h3><p><bdi>${uses}</bdi></p>${rest}`
  })
  return html`<h2>${t.levels}</h2><p>${t.levelsIntro}</p>${levels}`
}

function itemForm(
  { action, csrf, seen }: SuggestionsView,
  verb: 'used' | 'unused',
  { id, title }: { readonly id: string; readonly title: string },
  text: string,
): Html {
  const before = seen === undefined ? '' : html`<input type="hidden" name="seen" value="${seen}">`
  const fields = html`<input type="hidden" name="item" value="${id}">${before}`
  return form(`${action}/${verb}`, csrf, html`${fields}${button({ text, kind: 'secondary', about: title })}`)
}
