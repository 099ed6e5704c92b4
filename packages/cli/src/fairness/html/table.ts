import { count } from '../../terminal/numbers.ts'
import { html, type Markup } from './markup.ts'

/** More rows than this are left out of a page and said so; `--json` has all. */
const mostRows = 1_000

export type Table = {
  readonly caption: string
  readonly columns: readonly string[]
  /** The first cell names the row; the others are numbers. */
  readonly rows: readonly (readonly string[])[]
}

/** A table that scrolls by itself on narrow screens, by keyboard too (WCAG 1.4.10, 2.1.1). */
export function table({ caption, columns, rows }: Table): Markup {
  const head = columns.map((text, at) =>
    at === 0 ? html`<th scope="col">${text}</th>` : html`<th scope="col" class="number">${text}</th>`,
  )
  const more = rows.length - mostRows
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table>
<caption>${caption}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${rows.slice(0, mostRows).map(rowOf)}
</tbody>
</table></div>${more > 0 ? html`<p>And ${count(more)} more; <code>--json</code> lists all.</p>` : undefined}`
}

const rowOf = (cells: readonly string[]): Markup =>
  html`<tr>${cells.map((cell, at) => (at === 0 ? html`<th scope="row">${cell}</th>` : html`<td class="number">${cell}</td>`))}</tr>`
