import { type Html, html } from '../look/index.ts'
import type { Desk } from './desk.ts'

/** One thing that a client told us: what it was, what we kept of it, for what, and what not. */
export type CallView = {
  readonly what: string
  /** Where it is not the time of the whole. */
  readonly at?: TimeView
  readonly purposes: readonly string[]
  readonly fields: readonly { readonly name: string; readonly value: string }[]
  /** What else is to say of it, a sentence each. */
  readonly says: readonly string[]
}

export type TimeView = { readonly iso: string; readonly text: string }

export type MomentView = {
  readonly title: string
  readonly at: TimeView
  readonly says: readonly string[]
  readonly calls?: readonly CallView[]
  /** The page that explains the decision. */
  readonly why?: string
  /** The page of the proof that it was recorded. */
  readonly proof?: string
}

const shownCalls = 5

/** One moment: a heading, its time, what happened in plain words. */
export function momentPart(desk: Desk, { title, at, says, calls = [], why, proof }: MomentView): Html {
  const { timeline: t } = desk.texts
  const [only] = calls
  const told = only && calls.length === 1 ? callPart(desk, only) : callList(desk, calls)
  const link =
    why === undefined
      ? ''
      : html`<p><a class="all" href="${why}">${t.whyLink}<span class="visually-hidden">${t.whyAbout(title)}</span></a></p>`
  return html`<h3><bdi>${title}</bdi></h3><p class="muted">${timePart(at)}</p>${told}${lines(says)}${link}${proofLink(desk, title, proof)}`
}

function proofLink({ texts: { check } }: Desk, title: string, proof: string | undefined): Html | '' {
  if (proof === undefined) return ''
  const about = html`<span class="visually-hidden">${check.page.linkAbout(title)}</span>`
  return html`<p><a class="all" href="${proof}">${check.page.link}${about}</a></p>`
}

const timePart = ({ iso, text }: TimeView): Html => html`<time datetime="${iso}"><bdi>${text}</bdi></time>`

const lines = (says: readonly string[]): Html => html`${says.map(line => html`<p><bdi>${line}</bdi></p>`)}`

function callList(desk: Desk, calls: readonly CallView[]): Html | '' {
  if (calls.length === 0) return ''
  const item = (call: CallView) =>
    html`<li><p><strong><bdi>${call.what}</bdi></strong>${call.at ? html` <span class="muted">${timePart(call.at)}</span>` : ''}</p>${callPart(desk, call)}</li>`
  const rest = calls.slice(shownCalls)
  const more =
    rest.length === 0
      ? ''
      : html`<details><summary>${desk.texts.timeline.more(String(rest.length))}</summary><ul>${rest.map(item)}</ul></details>`
  return html`<ul>${calls.slice(0, shownCalls).map(item)}</ul>${more}`
}

function callPart({ texts: { timeline: t } }: Desk, { purposes, fields, says }: CallView): Html {
  const facts = [
    ...fields.map(({ name, value }) => ({ name: html`<bdi>${name}</bdi>`, value: html`<bdi>${value}</bdi>` })),
  ]
  const kept = facts.length === 0 ? '' : html`<h4>${t.kept}</h4>${factList(facts)}`
  const why =
    purposes.length === 0
      ? ''
      : html`<p>${t.purposes}:</p><ul>${purposes.map(purpose => html`<li><bdi>${purpose}</bdi></li>`)}</ul>`
  return html`${kept}${why}${lines(says)}`
}

const factList = (facts: readonly { readonly name: Html; readonly value: Html }[]): Html =>
  html`<dl class="summary">${facts.map(({ name, value }) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`
