import { type Html, html } from './html.ts'

/** One fault of a form: the field it is about (its id; absent when it is about the whole) and what to do. */
export type ErrorItem = { readonly field?: string; readonly text: string }

/** All faults of a form above it, each a link to its field. Nothing when there is none. */
export function errorSummary(errors: readonly ErrorItem[]): Html | '' {
  if (errors.length === 0) return ''
  return html`<div class="note danger" role="alert">
<h2>There is a problem</h2>
<ul>${errors.map(({ field, text }) => html`<li>${field === undefined ? text : html`<a href="#${field}">${text}</a>`}</li>`)}</ul>
</div>`
}

/** The fault of one field, if it has one. */
export const errorOf = (field: string, errors: readonly ErrorItem[]): string | undefined =>
  errors.find(error => error.field === field)?.text
