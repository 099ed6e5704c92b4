import { may, type Session, type Verb } from '../../brand/staff/index.ts'
import type { NavigationItem } from '../look/index.ts'

type Place = { readonly href: string; readonly text: string; readonly verb: Verb }

const places: readonly Place[] = [
  { href: '/staff', text: 'Overview', verb: 'see' },
  { href: '/staff/campaigns', text: 'Campaigns', verb: 'see' },
  { href: '/staff/customers', text: 'Customers', verb: 'see-customers' },
  { href: '/staff/rights', text: 'Requests', verb: 'see-customers' },
  { href: '/staff/retention', text: 'Retention', verb: 'answer-rights' },
  { href: '/staff/postbox', text: 'Postbox', verb: 'see-customers' },
  { href: '/staff/log', text: 'Log', verb: 'see' },
  { href: '/staff/policy', text: 'Policy', verb: 'see' },
  { href: '/staff/algorithms', text: 'Algorithms', verb: 'see' },
  { href: '/staff/sources', text: 'Sources', verb: 'see' },
  { href: '/staff/debugger', text: 'Debugger', verb: 'see' },
  { href: '/staff/vendors', text: 'Vendors', verb: 'see' },
  { href: '/staff/webhooks', text: 'Webhooks', verb: 'see' },
  { href: '/staff/people', text: 'People', verb: 'manage-staff' },
  { href: '/staff/keys', text: 'API keys', verb: 'manage-keys' },
]

/** The way around for one person: only what the role may see, the present place marked. */
export const navigation = (session: Session, path: string, postbox: boolean): NavigationItem[] =>
  places
    .filter(({ href, verb }) => may(session, verb) && (postbox || href !== '/staff/postbox'))
    .map(({ href, text }) => (isAt(href, path) ? { href, text, current: true } : { href, text }))

const isAt = (href: string, path: string): boolean =>
  path === href || (href !== '/staff' && path.startsWith(`${href}/`))
