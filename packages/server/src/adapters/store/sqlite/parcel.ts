import type { Move, MoveValue, Shape } from '../shape.ts'

/**
 * A batch on its way to the writer thread, flat because copying many small objects between threads costs more than
 * running them. `shape` are those the writer has not seen; `counts` moves per change; `codes` the shape of each move;
 * `values` all values in order, where bytes are given as their length and lie one after another in `bytes`.
 */
export type Parcel = {
  readonly shapes: readonly Shape[]
  readonly counts: readonly number[]
  readonly codes: readonly number[]
  readonly values: readonly (string | number | null)[]
  readonly bytes: Uint8Array<ArrayBuffer>
}

export function pack(batch: readonly (readonly Move[])[], shapes: readonly Shape[]): Parcel {
  const counts = batch.map(moves => moves.length)
  const codes: number[] = []
  const values: (string | number | null)[] = []
  const parts: Uint8Array[] = []
  for (const moves of batch)
    for (const move of moves) {
      codes.push(move.shape.id)
      for (const value of move.values) values.push(flat(value, parts))
    }
  return { shapes, counts, codes, values, bytes: joined(parts) }
}

function flat(value: MoveValue, parts: Uint8Array[]): string | number | null {
  if (!(value instanceof Uint8Array)) return value
  parts.push(value)
  return value.length
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((size, part) => size + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

/** Reads a parcel from front to back. */
export class Unpacking {
  #code = 0
  #value = 0
  #byte = 0
  readonly #parcel: Parcel

  constructor(parcel: Parcel) {
    this.#parcel = parcel
  }

  get shape(): number {
    return this.#parcel.codes[this.#code++]!
  }

  values(shape: Shape): MoveValue[] {
    return shape.types.map(({ type }) => {
      const value = this.#parcel.values[this.#value++]!
      if (type !== 'bytes' || value === null) return value
      const from = this.#byte
      this.#byte += Number(value)
      return this.#parcel.bytes.subarray(from, this.#byte)
    })
  }
}
