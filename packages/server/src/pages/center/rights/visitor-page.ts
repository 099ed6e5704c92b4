import { button, type ErrorItem, errorOf, form, type Html, html, textField } from '../../look/index.ts'
import { centerPage, contactLine, type Desk } from '../desk.ts'

export type VisitorView = { readonly csrf: string; readonly errors: readonly ErrorItem[]; readonly email: string }

/** For whoever has no link: an address, to which one is sent if it is known. */
export function visitorPage(desk: Desk, view: VisitorView): Html {
  const { visitor: t, means, names } = desk.texts.rights
  const error = errorOf('email', view.errors)
  const field = textField({
    name: 'email',
    label: t.label,
    type: 'email',
    autocomplete: 'email',
    value: view.email,
    ...(error === undefined ? {} : { error }),
  })
  const some = (['access', 'correction', 'restriction', 'objection', 'erasure'] as const).map(
    right => html`<li><strong>${names[right]}</strong>: ${means[right]}</li>`,
  )
  return centerPage(desk, {
    title: t.title,
    errors: view.errors,
    main: html`<p>${t.text}</p>${form('/rights', view.csrf, html`${field}${button({ text: t.button })}`)}<h2>${desk.texts.rights.can}</h2><ul>${some}</ul><p>${t.other}</p>${contactLine(desk.brand)}`,
  })
}

/** The same for one's own, somebody else's, and an unknown address. */
export const visitorDonePage = (desk: Desk): Html => {
  const { visitor: t } = desk.texts.rights
  return centerPage(desk, {
    title: t.doneTitle,
    main: html`<p>${t.done}</p><p>${t.other}</p>${contactLine(desk.brand)}`,
  })
}

/** The last page of somebody whose data is gone. */
export const erasedPage = (desk: Desk, certificate: { readonly number: string; readonly page: string }): Html => {
  const { rights: t } = desk.texts
  const number = html`<p>${t.certificate}: <code>${certificate.number}</code></p><p>${t.certificateText}</p><p><a class="all" href="${certificate.page}">${t.certificateLink}</a></p>`
  return centerPage(desk, { title: t.erasedTitle, main: html`<p>${t.erasedText}</p>${number}` })
}
