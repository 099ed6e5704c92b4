/** What people are decided about by an algorithm is for whoever answers for privacy to hold back, and to let go. */
export const oversee = { scope: 'admin', verb: 'oversee' } as const
