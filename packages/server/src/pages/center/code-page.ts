import { button, type ErrorItem, errorOf, form, type Html, html, linkButton, textField } from '../look/index.ts'
import { centerPage, type Desk } from './desk.ts'

export type CodeView = {
  /** How the code travels, in words. */
  readonly channel: string
  /** What the code confirms, a line each. */
  readonly waits: readonly string[]
  readonly action: string
  readonly csrf: string
  /** What the form carries beside the code. */
  readonly fields?: Html
  readonly preferences: string
  readonly errors: readonly ErrorItem[]
}

/** Asks for the code. It looks the same whether or not a code was sent, and whatever is wrong with the one typed. */
export function codePage(desk: Desk, view: CodeView): Html {
  const { code: t, done } = desk.texts
  const error = errorOf('code', view.errors)
  const field = textField({
    name: 'code',
    label: t.label,
    hint: t.hint,
    autocomplete: 'one-time-code',
    ...(error === undefined ? {} : { error }),
  })
  const lines = html`<ul>${view.waits.map(line => html`<li><bdi>${line}</bdi></li>`)}</ul>`
  return centerPage(desk, {
    title: t.title,
    errors: view.errors,
    main: html`<p>${t.intro(view.channel)} ${t.waits}</p>${view.waits.length === 0 ? '' : lines}${form(view.action, view.csrf, html`${view.fields ?? ''}${field}${button({ text: t.button })}`)}<p>${t.another}</p><p>${linkButton(view.preferences, done.all)}</p>`,
  })
}
