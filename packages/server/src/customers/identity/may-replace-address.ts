/**
 * Whether traits of a source may give a customer the address `given` where `known` is the one they have on that channel.
 * Anybody can type somebody's userId into a public source: it may fill a gap, and never lead messages elsewhere.
 */
export const mayReplaceAddress = (
  { kind }: { readonly kind: 'public' | 'server' },
  known: string | undefined,
  given: string,
): boolean => kind === 'server' || known === undefined || known === given
