import { type Content, type Html, html } from './html.ts'

type Column = { readonly text: string; readonly number?: boolean }

export type Table = {
  readonly caption: string
  readonly columns: readonly Column[]
  /** The first cell of a row names it. */
  readonly rows: readonly (readonly Content[])[]
  /** What to say when there are no rows. */
  readonly empty: string
}

/** A table that scrolls by itself on narrow screens, by keyboard too (WCAG 1.4.10, 2.1.1), so it has a name and a place in the Tab order. */
export function dataTable({ caption, columns, rows, empty }: Table): Html {
  if (rows.length === 0) return html`<p><strong>${caption}:</strong> ${empty}</p>`
  const head = columns.map(({ text, number }) => html`<th scope="col"${numeric(number)}>${text}</th>`)
  const body = rows.map(cells => html`<tr>${cells.map((cell, index) => cellOf(cell, index, columns[index]))}</tr>`)
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table><caption>${caption}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`
}

const cellOf = (cell: Content, index: number, column: Column | undefined): Html =>
  index === 0 ? html`<th scope="row">${cell}</th>` : html`<td${numeric(column?.number)}>${cell}</td>`

const numeric = (number: boolean | undefined): Html | '' => (number ? html` class="number"` : '')

type Pages = { readonly about: string; readonly previous?: string; readonly next?: string }

/** Links to the page before and after, by cursor. */
export function pagination({ about, previous, next }: Pages): Html | '' {
  if (previous === undefined && next === undefined) return ''
  const to = (href: string | undefined, rel: string, text: string) =>
    href === undefined
      ? ''
      : html`<a href="${href}" rel="${rel}">${text}<span class="visually-hidden"> of ${about}</span></a>`
  return html`<nav class="pages" aria-label="Pages of ${about}">${to(previous, 'prev', 'Previous page')}${to(next, 'next', 'Next page')}</nav>`
}
