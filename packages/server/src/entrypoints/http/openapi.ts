import { type ErrorCode, errors, Problem, pathParameters } from '@candor/contract'
import type { TSchema } from 'typebox'
import type { Route } from './route.ts'

/** Errors that any route may answer with, besides its own. */
export const commonErrors: readonly ErrorCode[] = [
  'not-found',
  'invalid-request',
  'internal',
  'store-away',
  'keys-away',
  'not-ready',
  'address-too-long',
  'wrong-method',
]
const guarded: readonly ErrorCode[] = ['key-missing', 'session-missing', 'key-scope', 'role', 'csrf']
const withBody: readonly ErrorCode[] = [
  'malformed-json',
  'bad-encoding',
  'body-too-slow',
  'body-too-large',
  'wrong-media-type',
]
const changing: readonly ErrorCode[] = ['bad-idempotency-key', 'idempotency-conflict', 'try-again']

/** Every code that a route may answer with. */
export function errorsOf(route: Route): ErrorCode[] {
  const codes = [
    ...(route.errors ?? []),
    ...commonErrors,
    ...(route.access === 'public' ? [] : guarded),
    ...(route.method === 'POST' ? withBody : []),
    ...(isKeyed(route) ? changing : []),
  ]
  return [...new Set(codes)].sort()
}

/** Whether an Idempotency-Key counts. */
const isKeyed = ({ method, reads, streams }: Route): boolean => method === 'POST' && !reads && streams === undefined

/** The API as OpenAPI 3.1, made of the same routes that are mounted. */
export function openApi(routes: readonly Route[], server: { readonly url: string; readonly title: string }): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}').replace('*', '{file}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) }
  }
  return {
    openapi: '3.1.0',
    info: { title: server.title, version: '1', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: server.url }],
    paths,
    components: {
      schemas: { Problem },
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'An API key with the scope named' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'candor',
          description: 'A staff session; writes need X-CSRF-Token',
        },
      },
    },
  }
}

function operation(route: Route): object {
  const { says, method, path, access, status = 200, answer, answerType = 'application/json', goesOn } = route
  const content = { [answerType]: { schema: answer } }
  return {
    summary: says,
    operationId: `${method.toLowerCase()}${path.replaceAll(/[^a-z]+([a-z]?)/gi, (_, letter: string) => letter.toUpperCase())}`,
    parameters: [...pathParams(path), ...queryParams(route), ...(isKeyed(route) ? [idempotencyKey] : [])],
    ...(requestBody(route) ?? {}),
    ...(access === 'public' ? { security: [] } : { security: [{ key: [access.scope] }, { session: [access.verb] }] }),
    responses: {
      [status]: { description: 'Done', content },
      ...(goesOn === undefined ? {} : { 202: { description: goesOn, content } }),
      ...problems(route),
    },
  }
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  schema: { type: 'string', maxLength: 200 },
  description: 'The same key with the same body gets the same answer for 24 hours',
}

function pathParams(path: string): object[] {
  const patterns: Record<string, string> = pathParameters
  const named = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({ name, pattern: patterns[name] }))
  const file = path.endsWith('*') ? [{ name: 'file', pattern: undefined }] : []
  return [...named, ...file].map(({ name, pattern }) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', ...(pattern === undefined ? {} : { pattern }) },
  }))
}

function queryParams({ query }: Route): object[] {
  const { properties = {} } = (query ?? {}) as { properties?: Record<string, TSchema> }
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: false, schema }))
}

function requestBody({ body, streams }: Route): object | undefined {
  if (streams !== undefined)
    return { requestBody: { required: true, content: { [streams]: { schema: { type: 'string' } } } } }
  return body && { requestBody: { content: { 'application/json': { schema: body } } } }
}

function problems(route: Route): Record<string, object> {
  const codes = Map.groupBy(errorsOf(route), code => errors[code].status)
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
  return Object.fromEntries([...codes].map(([status, list]) => [status, { description: list.join(', '), content }]))
}
