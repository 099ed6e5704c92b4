import { button, errorOf, form, type Html, html, linkButton, radios, textField } from '../../look/index.ts'
import { centerPage, type Desk } from '../desk.ts'
import type { CodeView } from './view.ts'

/** Asks for the code that was sent. It looks the same whether or not one was sent, and whatever is wrong with the one typed. */
export function rightsCodePage(desk: Desk, view: CodeView): Html {
  const { rights: t } = desk.texts
  const error = errorOf('code', view.errors)
  const field = textField({
    name: 'code',
    label: t.codeLabel,
    hint: t.codeHint,
    autocomplete: 'one-time-code',
    ...(error === undefined ? {} : { error }),
  })
  const copy = view.what === 'copy'
  const forms = radios({
    name: 'form',
    legend: t.copyForm,
    chosen: 'html',
    options: [
      { value: 'html', text: t.copyHtml },
      { value: 'json', text: t.copyJson },
    ],
  })
  const main = html`${field}${copy ? forms : ''}${button({ text: copy ? t.copyFetch : t.codeButton })}`
  return centerPage(desk, {
    title: t.codeTitle,
    errors: view.errors,
    main: html`<p>${t.codeSent(view.channel)}</p>${form(view.action, view.csrf, main)}<p>${linkButton(view.back, t.back)}</p>`,
  })
}
