import type { ColumnType } from '../layout.ts'
import type { MoveValue } from '../shape.ts'

/** Object ids of the element types, fixed in every PostgreSQL (pg_type.dat). */
const elements: Readonly<Record<ColumnType, number>> = { text: 25, integer: 20, bytes: 17 }
const head = 20
const none = -1

/**
 * A column of values as PostgreSQL reads an array in binary (array_recv): dimensions, whether there are nulls, element type,
 * length, first index, then each element behind its length. The driver would spell arrays as text, with bytes as
 * hexadecimal digits, at several times the cost on both sides.
 */
export function binaryArray(type: ColumnType, values: readonly MoveValue[]): Buffer {
  const lengths = values.map(lengthOf)
  const array = Buffer.allocUnsafe(lengths.reduce((sum, length) => sum + 4 + Math.max(0, length), head))
  array.writeInt32BE(1, 0)
  array.writeInt32BE(lengths.includes(none) ? 1 : 0, 4)
  array.writeInt32BE(elements[type], 8)
  array.writeInt32BE(values.length, 12)
  array.writeInt32BE(1, 16)
  let at = head
  for (let i = 0; i < values.length; i++) {
    const length = lengths[i]!
    array.writeInt32BE(length, at)
    at += 4
    if (length === none) continue
    write(array, values[i]!, at)
    at += length
  }
  return array
}

const lengthOf = (value: MoveValue): number =>
  value === null
    ? none
    : typeof value === 'string'
      ? Buffer.byteLength(value)
      : typeof value === 'number'
        ? 8
        : value.length

function write(array: Buffer, value: string | number | Uint8Array, at: number): void {
  if (typeof value === 'string') array.write(value, at)
  else if (typeof value === 'number') writeInteger(array, value, at)
  else array.set(value, at)
}

/** A safe integer in 64 bits, two's complement. */
function writeInteger(array: Buffer, value: number, at: number): void {
  const high = Math.floor(value / 2 ** 32)
  array.writeInt32BE(high, at)
  array.writeUInt32BE(value - high * 2 ** 32, at + 4)
}
