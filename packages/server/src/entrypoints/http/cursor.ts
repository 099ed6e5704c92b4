import type { Json } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'

const encoder = new TextEncoder()

/** Where the next page of `list` begins, as text that only this house can make. Short-lived by nature, so it never expires. */
export function cursorFrom(ground: Ground, list: string, position: Json): string {
  const payload = Buffer.from(JSON.stringify([list, position])).toString('base64url')
  return `${payload}.${macOf(ground, payload).toString('base64url')}`
}

/** The position behind a cursor of this list; undefined when it was changed, or is of another list. */
export function readCursor(ground: Ground, list: string, cursor: string): Json | undefined {
  const [payload = '', mac = '', ...more] = cursor.split('.')
  const given = new Uint8Array(Buffer.from(mac, 'base64url'))
  const isOurs = more.length === 0 && ground.keys.sameBytes(given, new Uint8Array(macOf(ground, payload)))
  if (!isOurs) return undefined
  const [of, position] = JSON.parse(Buffer.from(payload, 'base64url').toString()) as [string, Json]
  return of === list ? position : undefined
}

const macOf = (ground: Ground, payload: string): Buffer =>
  Buffer.from(ground.keys.mac('cursor', encoder.encode(payload)).subarray(0, 16))
