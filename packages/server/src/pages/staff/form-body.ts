import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { csrfField, type ErrorItem } from '../look/index.ts'

const limit = (kib: number) =>
  bodyLimit({ maxSize: kib * 1024, onError: context => context.text(`This form is larger than ${kib} KiB.`, 413) })

/** Forms with a few short fields. */
export const smallBody = limit(16)
/** A campaign file with the form around it; text in a form may grow threefold on the way. */
export const campaignBody = limit(1_024)

export type Sent = {
  readonly ok: true
  text(name: string): string
  /** What of several boxes was ticked. */
  all(name: string): string[]
  file(name: string): File | undefined
}
type Unreadable = { readonly ok: false; readonly fault: ErrorItem }

/** The fields of a form. Fields that were not asked for are refused, files too where none was asked for. */
export async function readForm(
  context: Context,
  names: readonly string[],
  files: readonly string[] = [],
): Promise<Sent | Unreadable> {
  const data = await context.req.formData().catch(() => undefined)
  if (data === undefined) return unreadable({ text: 'The form could not be read. Send it as a web page does.' })
  for (const [name, value] of data) {
    if (name !== csrfField && ![...names, ...files].includes(name))
      return unreadable({ text: `The form has a field that was not asked for: ${name.slice(0, 60)}` })
    if (typeof value !== 'string' && !files.includes(name))
      return unreadable({ field: name, text: 'Send text, not a file.' })
  }
  return {
    ok: true,
    text: name => textOf(data.get(name)),
    all: name => data.getAll(name).map(textOf),
    file: name => fileOf(data.get(name)),
  }
}

const unreadable = (fault: ErrorItem): Unreadable => ({ ok: false, fault })
const textOf = (value: File | string | null): string => (typeof value === 'string' ? value : '')
const fileOf = (value: File | string | null): File | undefined =>
  value === null || typeof value === 'string' || value.size === 0 ? undefined : value
