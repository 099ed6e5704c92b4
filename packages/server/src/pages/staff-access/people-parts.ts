import { type Member, type Role, roles, type Session } from '../../brand/staff/index.ts'
import {
  button,
  type Content,
  dataTable,
  type ErrorItem,
  form,
  type Html,
  html,
  select,
  tag,
  textField,
} from '../look/index.ts'
import { withError } from './field-error.ts'

const roleTexts: Readonly<Record<Role, string>> = {
  admin: 'Administrator: everything, and accounts',
  marketer: 'Marketer: writes, plans and sends',
  approver: 'Approver: says that a campaign may be sent',
  privacy: 'Privacy: reads evidence, exports, may stop a campaign',
  viewer: 'Viewer: sees counts and campaigns, no single person',
}

/** All accounts with what can be done about each. */
export const peopleTable = (path: string, session: Session, members: readonly Member[]): Html =>
  dataTable({
    caption: 'Accounts',
    columns: [{ text: 'Name' }, { text: 'Email' }, { text: 'Role' }, { text: 'State' }, { text: 'Change' }],
    rows: members.map(member => [
      member.name,
      member.email,
      member.role,
      stateOf(member),
      actions(path, session, member),
    ]),
    empty: 'Nobody yet.',
  })

function stateOf({ disabled, password }: Member): Content {
  if (disabled) return tag('Closed', 'danger')
  return password === null ? tag('Invited', 'info') : tag('Active', 'ok')
}

function actions(path: string, { csrf }: Session, { staff, name, disabled }: Member): Content {
  if (disabled) return ''
  const link = form(
    `${path}/${staff}/link`,
    csrf,
    button({ text: 'Make a new link', kind: 'plain', about: `for ${name}` }),
  )
  const close = form(
    `${path}/${staff}/close`,
    csrf,
    button({ text: 'Close account', kind: 'plain', about: `of ${name}` }),
  )
  return html`<div class="actions">${link}${close}</div>`
}

type Typed = { readonly email: string; readonly name: string; readonly role: string }

export function inviteForm(
  path: string,
  { csrf }: Session,
  typed: Typed | undefined,
  errors: readonly ErrorItem[],
): Html {
  const { email = '', name = '', role = 'viewer' } = typed ?? {}
  const options = roles.map(value => ({ value, text: roleTexts[value] }))
  return form(
    path,
    csrf,
    html`${textField(withError({ name: 'name', label: 'Name', value: name }, errors))}${textField(withError({ name: 'email', label: 'Email address', type: 'email', value: email }, errors))}${select(withError({ name: 'role', label: 'Role', value: role, options }, errors))}${button({ text: 'Make an invitation link' })}`,
  )
}
