import { hidden } from './form.ts'
import { type Content, type Html, html } from './html.ts'

type Action = { readonly href: string; readonly text: string }
type Fact = { readonly name: string; readonly value: Content; readonly actions?: readonly Action[] }

/** Facts with their names, each perhaps with what can be done about it; the fact's name completes the link for readers. */
export const summaryList = (facts: readonly Fact[]): Html => html`<dl class="summary">${facts.map(row)}</dl>`

function row({ name, value, actions = [] }: Fact): Html {
  const links = actions.map(({ href, text }) => html`<a href="${href}">${text}${hidden(name)}</a>`)
  return html`<div><dt>${name}</dt><dd>${value}</dd>${links.length > 0 ? html`<dd class="actions">${links}</dd>` : ''}</div>`
}
