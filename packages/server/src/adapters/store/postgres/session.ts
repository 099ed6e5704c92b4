import type pg from 'pg'
import type { Move, MoveValue, Shape } from '../shape.ts'
import { statementOf } from './statements.ts'

export type Found = {
  readonly rows: readonly { readonly i: number }[]
  readonly rowCount: number | null
  readonly command: string
}

/** Sends statements on one connection without waiting for each answer; texts are made once per shape. */
export class Session {
  readonly client: pg.Client
  readonly #texts: string[] = []

  constructor(client: pg.Client) {
    this.client = client
  }

  say(sql: string): Promise<Found> {
    return this.client.query<{ i: number }>(sql)
  }

  /** Runs all moves, which share `shape`, as one statement. */
  run(shape: Shape, moves: readonly Move[]): Promise<Found> {
    this.#texts[shape.id] ??= statementOf(shape)
    const text = this.#texts[shape.id]!
    const values = shape.types.map((_, at) => moves.map(move => spelled(move.values[at]!)))
    return this.client.query<{ i: number }>({ name: `c${shape.id}`, text, values })
  }
}

const spelled = (value: MoveValue): string | number | Buffer | null =>
  value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value
