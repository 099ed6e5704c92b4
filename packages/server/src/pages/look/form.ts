import { type Content, type Html, html } from './html.ts'

export const csrfField = '_csrf'

/** A form that works without script. `csrf` is the token of the session; only a form that needs none says `undefined`. */
export function form(action: string, csrf: string | undefined, main: Content): Html {
  const token = csrf === undefined ? '' : html`<input type="hidden" name="${csrfField}" value="${csrf}">`
  return html`<form method="post" action="${action}" novalidate>${token}${main}</form>`
}

export type Button = {
  readonly text: string
  readonly kind?: 'primary' | 'secondary' | 'danger' | 'plain'
  readonly name?: string
  readonly value?: string
  /** What the button is about, where its text alone would not tell: read out, not shown. */
  readonly about?: string
}

/** A button that sends its form. The text begins with a verb and names the result. */
export function button({ text, kind = 'primary', name, value, about }: Button): Html {
  const named = name === undefined ? '' : html` name="${name}" value="${value ?? ''}"`
  return html`<button class="button ${kind}" type="submit"${named}>${text}${hidden(about)}</button>`
}

/** A link that looks like a button: it leads on and changes nothing. */
export const linkButton = (href: string, text: string): Html => html`<a class="button" href="${href}">${text}</a>`

export const hidden = (text: string | undefined): Html | '' =>
  text === undefined ? '' : html`<span class="visually-hidden"> ${text}</span>`
