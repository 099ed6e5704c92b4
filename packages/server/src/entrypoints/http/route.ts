import type { ErrorCode } from '@candor/contract'
import type { Result } from '@candor/terms'
import type { Context } from 'hono'
import { type Static, type TSchema, Type } from 'typebox'
import { Compile } from 'typebox/compile'
import type { Access } from './access.ts'
import type { HttpDeps } from './deps.ts'
import type { ApiError } from './problem.ts'

type Names<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Names<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never

/** What a handler is given: everything parsed and allowed already. */
export type Ask<Path extends string, Query, Body> = {
  readonly params: { readonly [N in Names<Path>]: string }
  readonly query: Query
  readonly body: Body
  /** Who acts: `key:<id>`, `staff:<id>` or `public`. */
  readonly by: string
  readonly context: Context
}

/** Answers are data that we only read. */
type Frozen<T> = T extends readonly (infer One)[]
  ? readonly Frozen<One>[]
  : T extends object
    ? { readonly [K in keyof T]: Frozen<T[K]> }
    : T

export type Reply<A> = {
  readonly body: A
  /** Taken on and not done yet; the body says where to look. */
  readonly status?: 202
  readonly etag?: string
  /** What is kept for an Idempotency-Key and given again instead of `body`, which then goes out once: it holds a secret. */
  readonly again?: A
}
type Answered<A> = Result<Reply<A> | Response, ApiError>

/** A route as it is declared: the one place where path, access, shapes and errors stand together. */
type Declared<Path extends string, Query extends TSchema, Body extends TSchema, Answer extends TSchema> = {
  readonly method: 'GET' | 'POST'
  readonly path: Path
  readonly says: string
  readonly access: Access
  readonly query?: Query
  readonly body?: Body
  /** Bytes a body may have; default 1 MB. */
  readonly bodyLimit?: number
  /** The body is not JSON but streamed; the handler reads it. */
  readonly streams?: string
  /** A POST that changes nothing, so that repeating it needs no key. */
  readonly reads?: true
  readonly answer: Answer
  readonly answerType?: string
  readonly status?: 200 | 201
  /** When it answers 202 instead, with the same shape. */
  readonly goesOn?: string
  readonly errors?: readonly ErrorCode[]
  handle(ask: Ask<Path, Static<Query>, Static<Body>>, deps: HttpDeps): Promise<Answered<Frozen<Static<Answer>>>>
}

/** A route as it is mounted and described. Shapes are compiled once, at start. */
export type Route = Omit<Declared<string, TSchema, TSchema, TSchema>, 'handle'> & {
  readonly checkQuery: Validator
  readonly checkBody: Validator | undefined
  handle(ask: Ask<string, unknown, unknown>, deps: HttpDeps): Promise<Answered<unknown>>
}
export type Validator = ReturnType<typeof Compile>

const noQuery = Type.Object({}, { additionalProperties: false })

/** Declares a route. The types of parameters, query, body and answer follow from path and schemas. */
export function route<
  const Path extends string,
  Answer extends TSchema,
  Query extends TSchema = typeof noQuery,
  Body extends TSchema = typeof noQuery,
>(declared: Declared<Path, Query, Body, Answer>): Route {
  return {
    ...declared,
    checkQuery: Compile(declared.query ?? noQuery),
    checkBody: declared.body && Compile(declared.body),
    // The mount checks against the same schemas that these types are made of.
    handle: declared.handle as Route['handle'],
  }
}
