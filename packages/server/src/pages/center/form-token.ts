import type { Context } from 'hono'
import type { Ground } from '../../adapters/ground.ts'
import { csrfField } from '../look/index.ts'

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

/** What a form of a page carries: only this house can make it, and only for this very link. */
export const formToken = (ground: Ground, link: string): string =>
  Buffer.from(ground.keys.mac('form', encode(link))).toString('base64url')

/** The fields of a posted form. */
export type Posted = { text(name: string): string; all(name: string): readonly string[]; names(): readonly string[] }

/** The posted fields, urlencoded or multipart; undefined when the body is neither or holds a file. */
export async function readPosted(context: Context): Promise<Posted | undefined> {
  const data = await context.req.formData().catch(() => undefined)
  if (!data) return undefined
  const fields: [string, string][] = []
  for (const [name, value] of data) {
    if (typeof value !== 'string' || value.includes('\0')) return undefined
    fields.push([name, value])
  }
  const all = (name: string) => fields.flatMap(([key, value]) => (key === name ? [value] : []))
  return { all, text: name => all(name)[0] ?? '', names: () => [...new Set(fields.map(([name]) => name))] }
}

/** A posted form of our own page for this link; undefined for anything else. */
export async function readForm(context: Context, ground: Ground, link: string): Promise<Posted | undefined> {
  const posted = await readPosted(context)
  return posted && isOurs(ground, posted, link) ? posted : undefined
}

/** Whether these fields come from a page that we made for this link. */
export function isOurs(ground: Ground, posted: Posted, link: string): boolean {
  const given = new Uint8Array(Buffer.from(posted.text(csrfField), 'base64url'))
  return ground.keys.sameBytes(given, ground.keys.mac('form', encode(link)))
}
