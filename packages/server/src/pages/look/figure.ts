import { type Content, type Html, html } from './html.ts'
import { dataTable, type Table } from './table.ts'

/** What every chart says about itself. */
export type Drawn = {
  /** What it is about, for the table. */
  readonly about: string
  /** The finding in one sentence. */
  readonly finding: Content
  /** The same numbers as a file. */
  readonly csv?: string
  readonly lang?: string
}

type Parts = Omit<Table, 'caption'> & { readonly drawing: Html }

/** A chart: a sentence, the drawing, and always the same numbers as a table and as a file. */
export function figure({ about, finding, csv }: Drawn, { drawing, columns, rows, empty }: Parts): Html {
  const table = dataTable({ caption: about, columns, rows, empty })
  if (rows.length === 0) return table
  const file = csv === undefined ? '' : html`<p><a href="${csv}" download>Download ${about} as CSV</a></p>`
  return html`<figure><figcaption>${finding}</figcaption>${drawing}<details><summary>Show as table<span class="visually-hidden">: ${about}</span></summary>${table}</details>${file}</figure>`
}
