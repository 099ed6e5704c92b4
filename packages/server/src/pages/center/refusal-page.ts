import type { Html } from '../look/index.ts'
import { html } from '../look/index.ts'
import { centerPage, contactLine, type Desk } from './desk.ts'
import type { Texts } from './texts.ts'

export type RefusalName = keyof Texts['refusals']

/** What is wrong in plain words, what was kept, and what to do next; never a code alone. */
export function refusalPage(desk: Desk, name: RefusalName): Html {
  const { title, text, next } = desk.texts.refusals[name]
  return centerPage(desk, { title, main: html`<p>${text}</p><p>${next}</p>${contactLine(desk.brand)}` })
}

/** One status for every link that does not work: forged, cut off, expired and unknown look the same from outside. */
export const refusalStatus = { link: 404, gone: 410, busy: 503, form: 400 } as const
