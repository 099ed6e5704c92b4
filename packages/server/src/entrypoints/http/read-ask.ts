import { pathParameters } from '@candor/contract'
import { err, type Json, ok, type Result } from '@candor/terms'
import type { Context } from 'hono'
import { readBody } from './body.ts'
import { faultsOf } from './faults.ts'
import { parseJson } from './json.ts'
import type { ApiError } from './problem.ts'
import type { Route, Validator } from './route.ts'

const usualLimit = 1_048_576
const patterns = new Map(Object.entries(pathParameters).map(([name, pattern]) => [name, new RegExp(pattern)]))

/** The parameters of the path; undefined when one of them cannot name anything. */
export function readParams(context: Context): Record<string, string> | undefined {
  const params = context.req.param() as Record<string, string>
  const fits = Object.entries(params).every(([name, value]) => patterns.get(name)?.test(value) ?? true)
  return fits ? params : undefined
}

/** The query, with whole numbers as numbers. Twice the same name is a fault: which one is meant? */
export function readQuery(context: Context, { query, checkQuery }: Route): Result<unknown, ApiError> {
  const given = context.req.queries()
  const twice = Object.keys(given).filter(name => given[name]!.length > 1)
  if (twice.length > 0) return invalid(twice.map(path => ({ path, says: 'is given more than once' })))
  const types = (query as { properties?: Record<string, { type?: string }> } | undefined)?.properties ?? {}
  const entries = Object.entries(given).map(([name, [text = '']]) => {
    const isNumber = Object.hasOwn(types, name) && types[name]?.type === 'integer' && /^\d{1,9}$/.test(text)
    return [name, isNumber ? Number(text) : text] as const
  })
  return checked(checkQuery, Object.fromEntries(entries))
}

/** The JSON body, checked; with its bytes, which an Idempotency-Key is tied to. A route without fields takes no body too. */
export async function readJsonBody(
  context: Context,
  { checkBody, bodyLimit = usualLimit }: Route,
): Promise<Result<{ body: unknown; bytes: Uint8Array }, ApiError>> {
  if (!checkBody) return ok({ body: undefined, bytes: new Uint8Array() })
  const type = context.req.header('content-type')
  if (type !== undefined && !isJson(type)) return err(wantsJson)
  const read = await readBody(context.req.raw, bodyLimit)
  if (!read.ok) return read
  const bytes = read.value
  if (bytes.length > 0 && type === undefined) return err(wantsJson)
  const json: Result<Json, ApiError> = bytes.length === 0 ? ok({}) : parseJson(bytes)
  if (!json.ok) return json
  const body = checked(checkBody, json.value)
  return body.ok ? ok({ body: body.value, bytes }) : body
}

const wantsJson: ApiError = { code: 'wrong-media-type', detail: 'Send application/json.' }
const isJson = (type: string): boolean => /^application\/json *(; *charset="?utf-8"? *)?$/i.test(type)

function checked(validator: Validator, value: unknown): Result<unknown, ApiError> {
  return validator.Check(value) ? ok(value) : invalid(faultsOf(validator.Errors(value)))
}

const invalid = (errors: NonNullable<ApiError['errors']>) => err<ApiError>({ code: 'invalid-request', errors })
