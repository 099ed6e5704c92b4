import { banner, button, form, type Html, html, summaryList } from '../../look/index.ts'
import { centerPage, type Desk } from '../desk.ts'
import { listed, own } from '../privacy/about.ts'
import type { SharedTexts } from './texts.ts'

/** Everything that one vendor got for one purpose. */
export type SharedView = {
  readonly vendor: string
  readonly purpose: string
  readonly name: string
  readonly text?: string
  readonly why: string
  readonly fields: readonly string[]
  readonly when: string
  readonly where?: string
  /** The last of it was never confirmed. */
  readonly unsure: boolean
  /** A no ends it. */
  readonly canStop: boolean
  readonly stopped: boolean
  /** It is somebody outside, who can be asked to delete it, and was not yet. */
  readonly canErase: boolean
  /** What became of what they were asked. */
  readonly asked?: string
}

export type SharedPageView = {
  readonly all: readonly SharedView[]
  readonly saved: boolean
  readonly action: string
  readonly csrf: string
  readonly preferences: string
  readonly timeline: string
}

/** Who got what about a customer, with the ways to end it. */
export function sharedPage(desk: Desk, view: SharedPageView, t: SharedTexts): Html {
  const parts = view.all.map(one => onePart(one, view, t))
  return centerPage(desk, {
    title: t.title,
    ...(view.saved ? { notice: banner('ok', t.saved) } : {}),
    main: html`<p>${t.intro}</p>${parts.length > 0 ? parts : html`<p>${t.none}</p>`}<p><a class="all" href="${view.preferences}">${t.all}</a></p><p><a class="all" href="${view.timeline}">${t.timeline}</a></p>`,
  })
}

function onePart(one: SharedView, { action, csrf }: SharedPageView, t: SharedTexts): Html {
  const facts = [
    ...(one.text === undefined ? [] : [{ name: t.who, value: own(one.text) }]),
    { name: t.what, value: one.fields.length > 0 ? listed(one.fields) : t.onlyId },
    { name: t.why, value: own(one.why) },
    { name: t.when, value: one.when },
    ...(one.where === undefined ? [] : [{ name: t.where, value: one.where }]),
    ...(one.unsure ? [{ name: t.arrived, value: t.unsure }] : []),
    ...(one.asked === undefined ? [] : [{ name: t.told, value: one.asked }]),
  ]
  const about = `${one.name}: ${one.why}`
  const act = (verb: 'stop' | 'erase', text: string): Html =>
    form(
      `${action}/${verb}`,
      csrf,
      html`<input type="hidden" name="vendor" value="${one.vendor}"><input type="hidden" name="purpose" value="${one.purpose}">${button({ text, kind: 'secondary', about })}`,
    )
  const stop = one.canStop ? (one.stopped ? '' : act('stop', t.stop)) : html`<p>${t.stopNot}</p>`
  return html`<h2>${own(one.name)}</h2>${summaryList(facts)}${stop}${one.canErase ? act('erase', t.erase) : ''}`
}
