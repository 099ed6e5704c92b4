import type { Verb } from './roles.ts'

/** What an API key may do. `admin` includes the others. */
export const scopes = ['admin', 'send', 'read', 'collect'] as const
export type Scope = (typeof scopes)[number]

/** The scope a key needs where staff need the verb. */
export const scopeOf: Readonly<Record<Verb, Scope>> = {
  see: 'read',
  'see-customers': 'read',
  export: 'read',
  import: 'collect',
  draft: 'send',
  'test-send': 'send',
  // Approval is a person's word: only the key that may do everything stands in for one.
  approve: 'admin',
  send: 'send',
  stop: 'send',
  'manage-staff': 'admin',
  'manage-keys': 'admin',
}

export const covers = (held: readonly Scope[], wanted: Scope): boolean =>
  held.includes('admin') || held.includes(wanted)

export const isScope = (text: string): text is Scope => (scopes as readonly string[]).includes(text)
