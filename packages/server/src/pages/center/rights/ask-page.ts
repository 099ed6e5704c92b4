import {
  button,
  checkboxes,
  errorOf,
  form,
  type Html,
  html,
  linkButton,
  textArea,
  textField,
} from '../../look/index.ts'
import { centerPage, type Desk } from '../desk.ts'
import type { AskView } from './view.ts'

/** The form of one right: what it means, what can be said, and one button. */
export function askPage(desk: Desk, view: AskView): Html {
  const { rights: t } = desk.texts
  const { right } = view
  const warning = right === 'erasure' ? html`<p><strong>${t.erasureWarning}</strong></p>` : ''
  const main = html`${aboutPart(desk, view)}${right === 'correction' ? correctPart(desk, view) : saidPart(desk, view)}${button(
    {
      text: t.button,
      ...(right === 'erasure' ? { kind: 'danger' } : {}),
    },
  )}`
  return centerPage(desk, {
    title: t.names[right],
    errors: view.errors,
    main: html`<p>${t.means[right]}${view.needsCode ? ` ${t.needsCode}` : ''}</p>${warning}${form(view.action, view.csrf, main)}<p>${linkButton(view.back, t.back)}</p>`,
  })
}

/** Nothing is chosen before the person chooses it, and one choice stands for all. */
function aboutPart({ texts: { rights: t } }: Desk, { purposes, chosen, errors }: AskView): Html | '' {
  if (purposes.length === 0) return ''
  const options = [{ value: 'any', text: t.objectAll }, ...purposes]
  return checkboxes({ name: 'purpose', legend: t.objectTo, options, chosen, ...faultOf('purpose', errors) })
}

const saidPart = ({ texts: { rights: t } }: Desk, { said, mustSay, errors }: AskView): Html =>
  textArea({
    name: 'said',
    label: t.said,
    ...(mustSay ? {} : { hint: t.saidHint }),
    value: said,
    ...faultOf('said', errors),
  })

function correctPart({ texts: { rights: t } }: Desk, { fields, said, errors }: AskView): Html {
  const own = fields.map(({ name, label, value }) =>
    textField({ name: `field.${name}`, label, value, ...faultOf(`field.${name}`, errors) }),
  )
  const head = fields.length === 0 ? '' : html`<h2>${t.correct}</h2><p class="hint">${t.correctHint}</p>${own}`
  return html`${head}${textArea({ name: 'said', label: t.correctOther, hint: t.correctOtherHint, value: said, ...faultOf('said', errors) })}`
}

function faultOf(name: string, errors: AskView['errors']): { error?: string } {
  const error = errorOf(name, errors)
  return error === undefined ? {} : { error }
}
