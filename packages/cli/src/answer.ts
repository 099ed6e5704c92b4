import type { Fault, Result } from '@candor/terms'

/** What the shell learns: 0 done, 1 it failed, 2 it was asked wrongly, 3 the gate refused. */
export const exits = { ok: 0, error: 1, usage: 2, refused: 3 } as const
export type Exit = (typeof exits)[keyof typeof exits]

/** What a command found: the same as data and as lines for people. */
export type Answer = { readonly json: unknown; readonly lines: readonly string[]; readonly exit?: Exit }

/** Why a command could not do what was asked: what happened, why, and what to do next. */
export type Complaint = {
  readonly what: string
  readonly why: string
  readonly next: string
  readonly exit: Exit
  /** A stable word for scripts; the codes of the server are those of docs/errors.md. */
  readonly code?: string
  readonly faults?: readonly Fault[]
}

/** How every command ends. */
export type Ending = Promise<Result<Answer, Complaint>>
