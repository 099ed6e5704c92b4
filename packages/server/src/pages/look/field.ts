import { type Html, html } from './html.ts'

export type Field = {
  /** Name in the form and id on the page; unique there. */
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly error?: string
  readonly value?: string
}

type TextField = Field & {
  readonly type?: 'text' | 'email' | 'password' | 'number' | 'search' | 'date' | 'time'
  /** WCAG 1.3.5: what the browser may fill in, such as `email` or `new-password`. */
  readonly autocomplete?: string
}

/** One line of text. The hint and the error belong to the field for every reader (WCAG 3.3.1, 3.3.2). */
export function textField(field: TextField): Html {
  const { type = 'text', autocomplete, value } = field
  const fill = autocomplete === undefined ? '' : html` autocomplete="${autocomplete}"`
  // A password is never sent back to the page.
  const content = value === undefined || type === 'password' ? '' : html` value="${value}"`
  return around(field, html`<input class="input" type="${type}" ${attributes(field)}${fill}${content}>`)
}

/** Several lines of text. */
export const textArea = (field: Field & { readonly rows?: number }): Html =>
  around(
    field,
    html`<textarea class="input" rows="${String(field.rows ?? 5)}" ${attributes(field)}>${field.value ?? ''}</textarea>`,
  )

type Option = { readonly value: string; readonly text: string }

/** One of many; for five or fewer, radios show more. */
export function select(field: Field & { readonly options: readonly Option[] }): Html {
  const options = field.options.map(
    ({ value, text }) => html`<option value="${value}"${value === field.value ? ' selected' : ''}>${text}</option>`,
  )
  return around(field, html`<select class="input" ${attributes(field)}>${options}</select>`)
}

function around({ name, label, hint, error }: Field, control: Html): Html {
  return html`<div class="field${error === undefined ? '' : ' invalid'}"><label for="${name}">${label}</label>${notes(name, hint, error)}${control}</div>`
}

const attributes = ({ name, hint, error }: Field): Html =>
  html`id="${name}" name="${name}"${described(name, hint, error)}${error === undefined ? '' : html` aria-invalid="true"`}`

/** Hint and error texts with the ids that `described` points to. */
export const notes = (name: string, hint: string | undefined, error: string | undefined): Html =>
  html`${hint === undefined ? '' : html`<span class="hint" id="${name}-hint">${hint}</span>`}${
    error === undefined
      ? ''
      : html`<span class="error-text" id="${name}-error"><span class="visually-hidden">Error: </span>${error}</span>`
  }`

export function described(name: string, hint: string | undefined, error: string | undefined): Html | '' {
  const ids = [hint === undefined ? '' : `${name}-hint`, error === undefined ? '' : `${name}-error`].filter(Boolean)
  return ids.length === 0 ? '' : html` aria-describedby="${ids.join(' ')}"`
}
