import { type Content, type Html, html } from './html.ts'

export type Tone = 'ok' | 'info' | 'warn' | 'danger'

/** What just happened or must be known, above the heading. The title says it in words; colour only repeats it. */
export const banner = (tone: Tone, title: string, text?: Content): Html =>
  html`<section class="note ${tone}" aria-labelledby="banner"${tone === 'ok' ? html` role="status"` : ''}><h2 id="banner">${title}</h2>${text === undefined ? '' : html`<p>${text}</p>`}</section>`

/** A state in one word. */
export const tag = (text: string, tone: Tone = 'info'): Html => html`<span class="tag ${tone}">${text}</span>`
