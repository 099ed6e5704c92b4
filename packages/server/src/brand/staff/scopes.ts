/** What an API key may do. `admin` includes the others. */
export const scopes = ['admin', 'send', 'read', 'collect'] as const
export type Scope = (typeof scopes)[number]

/** Whether a key that holds these scopes may do what needs `wanted`. */
export const covers = (held: readonly Scope[], wanted: Scope): boolean =>
  held.includes('admin') || held.includes(wanted)

export const isScope = (text: string): text is Scope => (scopes as readonly string[]).includes(text)
