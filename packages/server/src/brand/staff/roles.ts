/** What staff may do. Each route asks for exactly one. */
export const verbs = [
  'see',
  'see-customers',
  'import',
  'draft',
  'test-send',
  'approve',
  'send',
  'stop',
  'oversee',
  'answer-rights',
  'export',
  'manage-staff',
  'manage-keys',
] as const
export type Verb = (typeof verbs)[number]

export const roles = ['admin', 'marketer', 'approver', 'privacy', 'viewer'] as const
export type Role = (typeof roles)[number]

/**
 * Who may do what, in one table. A viewer sees counts and campaigns but no single person; whoever works for privacy may
 * stop a campaign but not send one, decides what was found about algorithms, answers requests, sees what is kept how long and places
 * legal holds. That the approver is not the author is for the campaign to hold, not for the role.
 */
export const verbsOf: Readonly<Record<Role, readonly Verb[]>> = {
  admin: verbs,
  marketer: ['see', 'see-customers', 'import', 'draft', 'test-send', 'send', 'stop'],
  approver: ['see', 'see-customers', 'test-send', 'approve', 'stop'],
  privacy: ['see', 'see-customers', 'export', 'stop', 'oversee', 'answer-rights'],
  viewer: ['see'],
}

export const mayDo = (role: Role, verb: Verb): boolean => verbsOf[role].includes(verb)

export const isRole = (text: string): text is Role => (roles as readonly string[]).includes(text)
