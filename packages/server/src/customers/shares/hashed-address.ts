import type { Ground } from '../../adapters/ground.ts'

/**
 * SHA-256 in hex of an address without spaces around it and in small letters, as advertising platforms compare it. Anybody who has
 * the address, or guesses it, can make the same: it hides little and is personal data all the same.
 */
export const hashedAddress = ({ keys }: Pick<Ground, 'keys'>, address: string): string =>
  Buffer.from(keys.hashing.sha256(new TextEncoder().encode(address.trim().toLowerCase()))).toString('hex')
