import type pg from 'pg'
import type { Move, Shape } from '../shape.ts'
import { binaryArray } from './array.ts'
import { statementOf } from './statements.ts'

export type Found = {
  readonly rows: readonly { readonly i: number }[]
  readonly rowCount: number | null
  readonly command: string
}

/** The socket below a client: what is written while it is held leaves in one packet when it is let go. */
type Wire = { readonly connection: { readonly stream: { cork(): void; uncork(): void } } }

/** Sends statements on one connection without waiting for each answer; texts are made once per shape. */
export class Session {
  readonly client: pg.Client
  readonly #texts: string[] = []
  #holding = false

  constructor(client: pg.Client) {
    this.client = client
  }

  say(sql: string): Promise<Found> {
    this.#hold()
    return this.client.query<{ i: number }>(sql)
  }

  /** Runs all moves, which share `shape`, as one statement. */
  run(shape: Shape, moves: readonly Move[]): Promise<Found> {
    this.#texts[shape.id] ??= statementOf(shape)
    const text = this.#texts[shape.id]!
    const values = shape.types.map(({ type }, at) =>
      binaryArray(
        type,
        moves.map(move => move.values[at]!),
      ),
    )
    this.#hold()
    return this.client.query<{ i: number }>({ name: `c${shape.id}`, text, values })
  }

  // A packet a statement would cost a system call and a wake-up of the server each.
  #hold(): void {
    if (this.#holding) return
    const { stream } = (this.client as unknown as Wire).connection
    this.#holding = true
    stream.cork()
    queueMicrotask(() => {
      this.#holding = false
      stream.uncork()
    })
  }
}
