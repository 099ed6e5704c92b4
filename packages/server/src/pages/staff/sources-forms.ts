import type { Source } from '../../brand/sources/index.ts'
import type { Session } from '../../brand/staff/index.ts'
import {
  button,
  checkboxes,
  type ErrorItem,
  errorOf,
  form,
  type Html,
  html,
  radios,
  textArea,
  textField,
} from '../look/index.ts'
import { sourcePath, sourcesPath } from './sources-words.ts'

/** What somebody typed, by the names of the fields. */
export type Typed = { readonly [field: string]: string | readonly string[] | undefined }

const text = (typed: Typed, name: string, otherwise = ''): string => {
  const found = typed[name]
  return typeof found === 'string' ? found : otherwise
}
const list = (typed: Typed, name: string): readonly string[] => {
  const found = typed[name]
  return Array.isArray(found) ? found : []
}

function faulty<F extends { readonly name: string }>(field: F, errors: readonly ErrorItem[]): F & { error?: string } {
  const error = errorOf(field.name, errors)
  return error === undefined ? field : { ...field, error }
}

/** What both a new and an old source can be given. */
function limits(typed: Typed, errors: readonly ErrorItem[], isPublic: boolean): Html {
  const origins = {
    name: 'origins',
    label: 'Web origins that calls may come from',
    hint: 'One a line, such as https://shop.example. Leave empty for any. Apps send no origin.',
    value: text(typed, 'origins'),
    rows: 3,
  }
  const perSecond = {
    name: 'per_second',
    label: 'Calls a second',
    hint: 'On average, from 1 to 100,000.',
    type: 'number',
    value: text(typed, 'per_second', '1000'),
  } as const
  const child = {
    name: 'child_directed',
    legend: 'Who is it made for?',
    options: [{ value: 'yes', text: 'It is made for children', hint: 'An unknown age is read as that of a child.' }],
    chosen: list(typed, 'child_directed'),
  }
  return html`${isPublic ? textArea(faulty(origins, errors)) : ''}${textField(faulty(perSecond, errors))}${checkboxes(child)}`
}

/** The form that makes a source. */
export function newSourceForm({ csrf }: Session, typed: Typed, errors: readonly ErrorItem[]): Html {
  const name = {
    name: 'name',
    label: 'Name',
    hint: 'Small letters, digits and hyphens, such as web-shop. It stays, also after the source is closed.',
    value: text(typed, 'name'),
  }
  const kind = {
    name: 'kind',
    legend: 'Kind',
    options: [
      { value: 'public', text: 'Public: a page or an app', hint: 'Anybody can read its key there.' },
      { value: 'server', text: 'Server', hint: 'Its key is secret and shown once.' },
    ],
    chosen: text(typed, 'kind'),
  }
  return form(
    sourcesPath,
    csrf,
    html`${textField(faulty(name, errors))}${radios(faulty(kind, errors))}${limits(typed, errors, true)}${button({ text: 'Make the source' })}`,
  )
}

const typedOf = ({ origins, perSecond, childDirected }: Source): Typed => ({
  origins: origins.join('\n'),
  per_second: String(perSecond),
  child_directed: childDirected ? ['yes'] : [],
})

/** The form that changes a source; `version` makes sure that it is the source that was looked at. */
export function changeForm(
  { csrf }: Session,
  source: Source,
  typed: Typed | undefined,
  errors: readonly ErrorItem[],
): Html {
  const fields = limits(typed ?? typedOf(source), errors, source.kind === 'public')
  return form(
    sourcePath(source.source, 'change'),
    csrf,
    html`${fields}${versionOf(source)}${button({ text: 'Save the changes' })}`,
  )
}

export const versionOf = ({ version }: Source): Html => html`<input type="hidden" name="seen" value="${version}">`

/** The form by which the brand gives its word; `purposes` are those that need a yes. */
export function vouchForm(
  { csrf }: Session,
  source: Source,
  purposes: readonly { readonly value: string; readonly text: string }[],
  typed: Typed,
  errors: readonly ErrorItem[],
): Html {
  if (purposes.length === 0)
    return html`<p>No purpose of the policy rests on consent, so there is nothing to vouch for.</p>`
  const which = {
    name: 'purposes',
    legend: 'For which purposes?',
    options: purposes,
    chosen: list(typed, 'purposes'),
  }
  const how = {
    name: 'text',
    label: 'How people said yes before this source sends anything',
    hint: 'Where and in which words, 10 to 500 characters. Customers read it.',
    value: text(typed, 'text'),
  }
  const version = {
    name: 'version',
    label: 'Version of these words',
    hint: 'Such as 2026-05.',
    value: text(typed, 'version'),
  }
  const locale = {
    name: 'locale',
    label: 'Language of these words',
    hint: 'Such as en.',
    value: text(typed, 'locale', 'en'),
  }
  return form(
    sourcePath(source.source, 'vouch'),
    csrf,
    html`${checkboxes(faulty(which, errors))}${textArea(faulty(how, errors))}${textField(faulty(version, errors))}${textField(faulty(locale, errors))}${versionOf(source)}${button({ text: 'Give our word', kind: 'secondary' })}`,
  )
}
