import type { Instant } from '@candor/terms'
import { type ApiKey, type Scope, type Session, scopes } from '../../brand/staff/index.ts'
import {
  button,
  type Content,
  checkboxes,
  dataTable,
  type ErrorItem,
  form,
  type Html,
  html,
  tag,
  textField,
} from '../look/index.ts'
import { withError } from './field-error.ts'

const scopeTexts: Readonly<Record<Scope, string>> = {
  admin: 'Everything, approval included',
  send: 'Write, plan, send and stop campaigns',
  read: 'Read customers, decisions and evidence',
  collect: 'Bring in customers and events',
}

/** All keys with their state; a secret is never shown again. */
export const keyTable = (path: string, session: Session, keys: readonly ApiKey[]): Html =>
  dataTable({
    caption: 'API keys',
    columns: [
      { text: 'Name' },
      { text: 'Begins with' },
      { text: 'May' },
      { text: 'Made on' },
      { text: 'State' },
      { text: 'Change' },
    ],
    rows: keys.map(key => [
      key.name,
      html`<code>cnd_live_${key.id}</code>`,
      key.scopes.join(', '),
      dayOf(key.createdAt),
      stateOf(key),
      revoke(path, session, key),
    ]),
    empty: 'There is no key yet.',
  })

/** The day in UTC; the page has no time zone of its own. */
const dayOf = (at: Instant): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }).format(at)

function stateOf({ expiresAt, revokedAt }: ApiKey): Content {
  if (revokedAt !== undefined) return tag(`Revoked on ${dayOf(revokedAt)}`, 'danger')
  return expiresAt === undefined ? tag('Works', 'ok') : tag(`Until ${dayOf(expiresAt)}`, 'info')
}

const revoke = (path: string, { csrf }: Session, { id, name, revokedAt }: ApiKey): Content =>
  revokedAt === undefined
    ? form(`${path}/${id}/revoke`, csrf, button({ text: 'Revoke', kind: 'plain', about: `the key ${name}` }))
    : ''

export type TypedKey = { readonly name: string; readonly scopes: readonly string[]; readonly days: string }

export function keyForm(
  path: string,
  { csrf }: Session,
  typed: TypedKey | undefined,
  errors: readonly ErrorItem[],
): Html {
  const { name = '', scopes: chosen = [], days = '' } = typed ?? {}
  const options = scopes.map(value => ({ value, text: scopeTexts[value] }))
  const until = {
    name: 'days',
    label: 'Days it works',
    hint: 'Leave empty for no end.',
    type: 'number',
    value: days,
  } as const
  return form(
    path,
    csrf,
    html`${textField(withError({ name: 'name', label: 'What is it for?', value: name }, errors))}${checkboxes(withError({ name: 'scopes', legend: 'What may it do?', options, chosen }, errors))}${textField(withError(until, errors))}${button({ text: 'Make the key' })}`,
  )
}
