import { described, notes } from './field.ts'
import { type Html, html } from './html.ts'

export type Choice = { readonly value: string; readonly text: string; readonly hint?: string }

type Group = {
  /** Name in the form; the first control has it as id, so that an error can lead there. */
  readonly name: string
  readonly legend: string
  readonly hint?: string
  readonly error?: string
  readonly options: readonly Choice[]
}

/** One of few, all shown. Nothing is chosen unless the person chose it before: no pre-set yes. */
export const radios = (group: Group & { readonly chosen?: string | undefined }): Html =>
  fieldset(group, 'radio', value => value === group.chosen)

/** Any of few. */
export const checkboxes = (group: Group & { readonly chosen?: readonly string[] }): Html =>
  fieldset(group, 'checkbox', value => group.chosen?.includes(value) === true)

function fieldset(group: Group, type: 'radio' | 'checkbox', isChosen: (value: string) => boolean): Html {
  const { name, legend, hint, error, options } = group
  const choices = options.map((option, index) =>
    choice({ ...option, name, type, id: index === 0 ? name : `${name}-${index + 1}`, checked: isChosen(option.value) }),
  )
  return html`<fieldset class="field${error === undefined ? '' : ' invalid'}"${described(name, hint, error)}><legend>${legend}</legend>${notes(name, hint, error)}${choices}</fieldset>`
}

type Control = Choice & { readonly name: string; readonly type: string; readonly id: string; readonly checked: boolean }

function choice({ name, type, id, value, text, hint, checked }: Control): Html {
  const about = hint === undefined ? '' : html` aria-describedby="${id}-about"`
  const more = hint === undefined ? '' : html`<span class="hint" id="${id}-about">${hint}</span>`
  return html`<div class="choice"><input type="${type}" id="${id}" name="${name}" value="${value}"${checked ? ' checked' : ''}${about}><label for="${id}">${text}</label>${more}</div>`
}
