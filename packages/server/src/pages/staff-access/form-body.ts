import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Refusal } from '../../brand/staff/index.ts'
import { csrfField, type ErrorItem } from '../look/index.ts'

/** No form of this room needs more. */
export const smallBody = bodyLimit({
  maxSize: 16 * 1024,
  onError: context => context.text('This form is too large.', 413),
})

export type FormBody = { text(name: string): string; all(name: string): string[] }

/** The fields of a form, or the fault of one: fields that were not asked for and files are refused. */
export async function readForm(context: Context, names: readonly string[]): Promise<FormBody | ErrorItem> {
  const data = await context.req.formData().catch(() => undefined)
  if (data === undefined) return { text: 'The form could not be read. Send it as a web page does.' }
  for (const [name, value] of data) {
    if (name !== csrfField && !names.includes(name))
      return { text: `The form has a field that was not asked for: ${name.slice(0, 60)}` }
    if (typeof value !== 'string') return { field: name, text: 'Send text, not a file' }
  }
  const all = (name: string) => data.getAll(name).map(String)
  return { all, text: name => all(name)[0] ?? '' }
}

export const isFault = (form: FormBody | ErrorItem): form is ErrorItem => typeof form.text === 'string'

/** A refusal as the error summary shows it; the field of the form may be called otherwise than in the rule. */
export const errorsOf = ({ field, says }: Refusal): ErrorItem[] => [
  field === undefined ? { text: says } : { field, text: says },
]

/** 422: the form was understood, and something in it must change. */
export const statusOf = ({ code }: Refusal): 422 | 429 | 410 | 404 | 409 =>
  (({ 'login-wait': 429, 'link-unusable': 410, 'unknown-staff': 404, 'unknown-key': 404, 'try-again': 409 }) as const)[
    code as 'login-wait'
  ] ?? 422
