import type { Fault, Result } from '@candor/terms'

/** Why a template gave no text. `path` and `line` point into the texts when one of them is to blame. */
export type TemplateFault = {
  /** The template or its data; too much time; too much memory; the worker was closed. */
  readonly kind: 'template' | 'slow' | 'memory' | 'closed'
  readonly path?: string
  readonly line?: number
  readonly says: string
}

/** What a template may read of one person. A field that is declared but not known is `null`, which renders as nothing. */
export type Person = { readonly [field: string]: unknown }

/** The texts of one message by their path. Plain text, not escaped. */
export type Rendered = Result<Record<string, string>, TemplateFault>

export interface Templates {
  /**
   * Parses each text; every fault has the path of its text and the line. With `known`, also names each variable that is
   * none of these paths (`customer.city`) nor below one, so that a typing error is found before anybody is written to.
   */
  check(texts: { readonly [path: string]: string }, known?: readonly string[]): Promise<Result<void, Fault[]>>
  /**
   * Renders the texts for each person, in the order of `people`. One person's fault (a variable that this person lacks)
   * leaves the others alone; time and memory are limited for the batch as a whole and end it as a whole.
   */
  render(
    texts: { readonly [path: string]: string },
    people: readonly Person[],
  ): Promise<Result<readonly Rendered[], TemplateFault>>
  /** Ends the worker; what is under way or waiting ends with the fault `closed`. */
  close(): Promise<void>
}

export type TemplateLimits = {
  /** Longest that one batch may take, in milliseconds. */
  readonly timeoutMs: number
  /** Largest heap of the worker, in MB. */
  readonly memoryMb: number
  /** IANA zone in which the `date` filter writes; UTC when absent. */
  readonly zone?: string
}
