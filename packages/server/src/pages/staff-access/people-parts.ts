import { type Member, type Role, roles, type Session } from '../../brand/staff/index.ts'
import {
  button,
  type Content,
  dataTable,
  type ErrorItem,
  form,
  type Html,
  html,
  radios,
  tag,
  textField,
} from '../look/index.ts'
import { withError } from './field-error.ts'

const roleTexts: Readonly<Record<Role, { readonly text: string; readonly hint: string }>> = {
  admin: { text: 'Administrator', hint: 'Everything, and accounts and keys' },
  marketer: { text: 'Marketer', hint: 'Imports, writes, plans and sends' },
  approver: { text: 'Approver', hint: 'Says that a campaign may be sent' },
  privacy: { text: 'Privacy', hint: 'Reads evidence, exports, may stop a campaign' },
  viewer: { text: 'Viewer', hint: 'Sees counts and campaigns, no single person' },
}

export const roleChoices = roles.map(value => ({ value, ...roleTexts[value] }))

/** All accounts; each name leads to what can be done. */
export const peopleTable = (path: string, members: readonly Member[]): Html =>
  dataTable({
    caption: 'Accounts',
    columns: [{ text: 'Name' }, { text: 'Email' }, { text: 'Role' }, { text: 'State' }],
    rows: members.map(member => [
      html`<a href="${path}/${member.staff}">${member.name}</a>`,
      member.email,
      roleTexts[member.role].text,
      stateOf(member),
    ]),
    empty: 'Nobody yet.',
  })

export function stateOf({ disabled, password }: Member): Content {
  if (disabled) return tag('Closed', 'danger')
  return password === null ? tag('Invited', 'info') : tag('Active', 'ok')
}

type Typed = { readonly email: string; readonly name: string; readonly role: string }

export function inviteForm(
  path: string,
  { csrf }: Session,
  typed: Typed | undefined,
  errors: readonly ErrorItem[],
): Html {
  const { email = '', name = '', role } = typed ?? {}
  return form(
    path,
    csrf,
    html`${textField(withError({ name: 'name', label: 'Name', value: name }, errors))}
${textField(withError({ name: 'email', label: 'Email address', type: 'email', value: email }, errors))}
${radios(withError({ name: 'role', legend: 'Role', chosen: role, options: roleChoices }, errors))}
${button({ text: 'Make an invitation link' })}`,
  )
}
