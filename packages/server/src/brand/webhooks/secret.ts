import { day, type Instant } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import type { Webhook } from './webhook.ts'

/** For how long the secret before the newest one signs too, so that the other side can change over without losing news. */
export const overlap = day

/**
 * The bytes of a webhook's secret: only this house can make them, and nothing of them is stored. Names are never used twice,
 * so a secret never comes back.
 */
const secretBytes = ({ keys }: Ground, name: string, rotation: number): Uint8Array =>
  keys.mac('webhook', new TextEncoder().encode(`${name}|${rotation}`))

/** The newest secret in the form that receivers configure (Standard Webhooks): `whsec_` and base64 of 32 bytes. */
export const secretOf = (ground: Ground, { name, rotation }: Webhook): string =>
  `whsec_${Buffer.from(secretBytes(ground, name, rotation)).toString('base64')}`

/** The secrets that sign at this moment, newest first. */
export function signingSecrets(ground: Ground, { name, rotation, rotatedAt }: Webhook, now: Instant): Uint8Array[] {
  const both = rotatedAt !== undefined && now < rotatedAt + overlap
  return [rotation, ...(both ? [rotation - 1] : [])].map(turn => secretBytes(ground, name, turn))
}
