import { undoMinutes } from '../../acts/choices/index.ts'
import { banner, button, form, type Html, html, linkButton } from '../look/index.ts'
import { centerPage, type Desk } from './desk.ts'

/** What a POST changed. */
export type DoneView = {
  readonly changes: readonly string[]
  /** The moment from which it counts. */
  readonly from?: string
  /** What was being handed over then and cannot be called back. */
  readonly flying: readonly string[]
  /** What waits for a code, or why no code could be sent. */
  readonly waiting?: readonly Waiting[]
  /** Where the proofs of the choices stand. */
  readonly proofs?: readonly string[]
}

export type Waiting = { readonly text: string; readonly href?: string }

export type DoneLinks = {
  /** Where undoing is posted to, with the token of the form; absent when this browser cannot undo. */
  readonly undo?: { readonly action: string; readonly csrf: string }
  readonly preferences?: string
}

/** The page after a change: exactly what changed, what is on its way all the same, undo, and the way to everything else. */
export function donePage(desk: Desk, view: DoneView, links: DoneLinks, nothing = desk.texts.done.nothing): Html {
  const { done } = desk.texts
  const { changes, from } = view
  const notice = changes.length === 0 ? banner('info', nothing) : banner('ok', done.saved, from && done.from(from))
  const list =
    changes.length === 0
      ? ''
      : html`<p>${done.list}</p><ul>${changes.map(line => html`<li><bdi>${line}</bdi></li>`)}</ul>`
  return centerPage(desk, {
    title: done.title,
    notice,
    main: html`${list}${waitingPart(desk, view)}${flyingPart(desk, view)}${undoPart(desk, links)}${proofsPart(desk, view)}${links.preferences === undefined ? '' : html`<p>${linkButton(links.preferences, done.all)}</p>`}`,
  })
}

/** What was said is recorded like everything else, and can be kept. */
function proofsPart({ texts: { check } }: Desk, { proofs = [] }: DoneView): Html | '' {
  if (proofs.length === 0) return ''
  const { page: t } = check
  const items = proofs.map((href, at) => html`<li><a class="all" href="${href}">${t.choice(at + 1)}</a></li>`)
  return html`<h2>${t.choices}</h2><ul>${items}</ul>`
}

function flyingPart({ texts: { done } }: Desk, { flying }: DoneView): Html | '' {
  if (flying.length === 0) return ''
  return html`<h2>${done.flying}</h2><p>${done.flyingIntro}</p><ul>${flying.map(line => html`<li><bdi>${line}</bdi></li>`)}</ul>`
}

function waitingPart({ texts: { code } }: Desk, { waiting = [] }: DoneView): Html | '' {
  if (waiting.length === 0) return ''
  const lines = waiting.map(
    ({ text, href }) => html`<p>${text}</p>${href === undefined ? '' : html`<p>${linkButton(href, code.enter)}</p>`}`,
  )
  return html`<h2>${code.title}</h2>${lines}`
}

function undoPart({ texts: { done } }: Desk, { undo }: DoneLinks): Html | '' {
  if (undo === undefined) return ''
  return html`<p>${done.undoIntro(undoMinutes)}</p>${form(undo.action, undo.csrf, button({ text: done.undo, kind: 'secondary' }))}`
}

/** Why nothing was undone, and where every choice can still be changed. */
export function notUndonePage(desk: Desk, preferences: string): Html {
  const { done } = desk.texts
  const main = html`<p>${done.cannotUndoText}</p><p>${linkButton(preferences, done.all)}</p>`
  return centerPage(desk, { title: done.cannotUndo, main })
}
