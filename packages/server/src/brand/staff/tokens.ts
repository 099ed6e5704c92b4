import { createHash } from 'node:crypto'
import type { Ids } from '../../adapters/ids/index.ts'

/** 256 random bits as text for cookies and links. Only its hash is stored, so a stolen database opens no door. */
export const newToken = (ids: Ids): string => Buffer.from(ids.secret(32)).toString('base64url')

/** SHA-256, hex. No salt and no stretching: the token is random and long already. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')
