import type { Ground } from '../../adapters/ground.ts'

/**
 * The name of a customer in the vault. Only this house can work it out, with a key that serves nothing else: who holds the
 * tables alone cannot tell whose row is whose.
 */
export const pseudonymOf = ({ keys }: Pick<Ground, 'keys'>, customer: string): string =>
  Buffer.from(keys.mac('vault', new TextEncoder().encode(customer))).toString('base64url')
