import { type Html, html } from './html.ts'
import { wholeNumber } from './numbers.ts'

type Progress = {
  readonly id: string
  /** What is under way: "Counting customers". */
  readonly label: string
  readonly done: number
  readonly total: number
  /** When it will be ready, and that one may leave. */
  readonly says?: string
  readonly lang?: string
}

/** How far a long task is, in words as well as in length. */
export function progress({ id, label, done, total, says, lang }: Progress): Html {
  const far = `${wholeNumber(done, lang)} of ${wholeNumber(total, lang)}`
  return html`<div class="field"><label for="${id}">${label}</label><progress id="${id}" max="${String(total)}" value="${String(done)}">${far}</progress><p>${far}${says === undefined ? '' : html`. ${says}`}</p></div>`
}
