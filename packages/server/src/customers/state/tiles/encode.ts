import { seatsInTile } from '../../../adapters/store/index.ts'
import { contactSize, type StateLayout } from '../layout.ts'
import {
  columnsOf,
  contactCountAt,
  type Kind,
  mostSeconds,
  type Numbers,
  nothingIn,
  said,
  saidBits,
  type TileColumn,
  taken,
} from './columns.ts'
import { bytesOf, forms, headSize, room, writeHead } from './form.ts'
import { encodeNarrow } from './narrow.ts'
import { packContacts } from './packed-contacts.ts'

/** The decision-state row in each seat of a tile; undefined where nobody sits. */
export type SeatedRows = readonly (Uint8Array | undefined)[]
type Views = readonly (DataView | undefined)[]

/**
 * The columns of a tile, by name. Equal rows give equal bytes. Throws a RangeError for more than `seatsInTile` rows and for a row that
 * is not of the layout.
 */
export function encodeTile(layout: StateLayout, rows: SeatedRows): Map<string, Uint8Array> {
  if (rows.length > seatsInTile) throw new RangeError(`${rows.length} rows in a tile of ${seatsInTile}`)
  const wrong = rows.find(row => row !== undefined && row.length !== layout.size)
  if (wrong) throw new RangeError(`a row of ${wrong.length} bytes under a layout of ${layout.size}`)
  const views = rows.map(row => row && new DataView(row.buffer, row.byteOffset, row.byteLength))
  return new Map([
    [taken, encodeNumbers('u8', takenIn(rows), 0)],
    [said, encodeNumbers('u8', saidIn(layout, views), 0)],
    ...columnsOf(layout).map((column): [string, Uint8Array] => [column.name, encodeColumn(column, rows, views)]),
  ])
}

const takenIn = (rows: SeatedRows): Uint8Array => Uint8Array.from(rows, row => (row === undefined ? 0 : 1))

function saidIn(layout: StateLayout, views: Views): Uint8Array {
  const { slots, slotBase } = layout
  const found = new Uint8Array(views.length)
  const size = (layout.contactBase - slotBase) / slots.length
  for (const [seat, view] of views.entries()) {
    if (view === undefined) continue
    for (let i = 0; i < slots.length; i++) {
      if (view.getFloat64(slotBase + i * size, true) !== 0) found[seat]! |= saidBits.yes
      if (view.getFloat64(slotBase + i * size + 8, true) !== 0) found[seat]! |= saidBits.no
    }
  }
  return found
}

function encodeColumn(column: TileColumn, rows: SeatedRows, views: Views): Uint8Array {
  if (column.holds === 'patterns') return encodePatterns(rows, column.at, column.size)
  if (column.holds === 'contacts') return encodeContacts(views, column.at)
  if (column.holds === 'seconds') return encodeSeconds(views, column.at)
  const nothing = nothingIn(column.name)
  return encodeNumbers(column.kind, read(column.kind, views, column.at, nothing), nothing)
}

function read(kind: Kind, views: Views, at: number, nothing: number): Numbers {
  const found = room(kind, views.length)
  for (let seat = 0; seat < views.length; seat++) {
    const view = views[seat]
    found[seat] = view === undefined ? nothing : readOne(kind, view, at)
  }
  return found
}

function readOne(kind: Kind, view: DataView, at: number): number {
  if (kind === 'f64') return view.getFloat64(at, true)
  if (kind === 'u32') return view.getUint32(at, true)
  return kind === 'u16' ? view.getUint16(at, true) : view.getUint8(at)
}

const isSame = (a: number, b: number): boolean => a === b || (Number.isNaN(a) && Number.isNaN(b))

/** As one number where all are the same, as those that differ from `nothing` where they are few, else as they are. */
function encodeNumbers(kind: Kind, values: Numbers, nothing: number): Uint8Array {
  const first = values[0] ?? nothing
  const differing = values.findIndex(value => !isSame(value, first))
  const seats = values.length
  if (differing < 0) return constant(kind, seats, first)
  const places: number[] = []
  for (let seat = 0; seat < seats; seat++) if (!isSame(values[seat]!, nothing)) places.push(seat)
  const sparseSize = headSize + places.length * (bytesOf(kind) + 2)
  const denseSize = headSize + seats * bytesOf(kind)
  if (sparseSize * 2 < denseSize) return sparse(kind, seats, values, places)
  const narrow = kind === 'f64' ? encodeNarrow(values as Float64Array, nothing) : undefined
  if (narrow !== undefined && narrow.length < denseSize) return narrow
  const bytes = new Uint8Array(denseSize)
  writeHead(bytes, { form: forms.dense, kind, seats, count: seats })
  bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), headSize)
  return bytes
}

function constant(kind: Kind, seats: number, value: number): Uint8Array {
  const bytes = new Uint8Array(headSize + 8)
  writeHead(bytes, { form: forms.constant, kind, seats, count: 0 })
  new Float64Array(bytes.buffer, headSize)[0] = value
  return bytes
}

/** Values first, so that they are aligned; then their places. */
function sparse(kind: Kind, seats: number, values: Numbers, places: readonly number[]): Uint8Array {
  const some = room(kind, places.length)
  for (const [i, place] of places.entries()) some[i] = values[place]!
  const bytes = new Uint8Array(headSize + some.byteLength + places.length * 2)
  writeHead(bytes, { form: forms.sparse, kind, seats, count: places.length })
  bytes.set(new Uint8Array(some.buffer), headSize)
  bytes.set(new Uint8Array(Uint16Array.from(places).buffer), headSize + some.byteLength)
  return bytes
}

/** Instants with channels, then how many each seat has. */
function encodeContacts(views: Views, at: number): Uint8Array {
  const counts = Uint8Array.from(views, view => view?.getUint8(contactCountAt) ?? 0)
  const instants = new Float64Array(sum(counts))
  const channels = new Uint8Array(instants.length)
  let next = 0
  for (const [seat, view] of views.entries()) {
    for (let i = 0; i < counts[seat]!; i++, next++) {
      instants[next] = view!.getFloat64(at + i * contactSize, true)
      channels[next] = view!.getUint8(at + i * contactSize + 8)
    }
  }
  const packed = packContacts(instants, channels)
  return packed === undefined ? lists('f64', counts, [instants, channels]) : lists('u32', counts, packed)
}

/** Seconds, then how many each seat has. */
function encodeSeconds(views: Views, at: number): Uint8Array {
  const counts = Uint8Array.from(views, view => (view === undefined ? 0 : secondsAt(view, at)))
  const seconds = new Uint32Array(sum(counts))
  let next = 0
  for (const [seat, view] of views.entries())
    for (let i = 0; i < counts[seat]!; i++) seconds[next++] = view!.getUint32(at + i * 4, true)
  return lists('u32', counts, [seconds])
}

function secondsAt(view: DataView, at: number): number {
  let count = 0
  while (count < mostSeconds && view.getUint32(at + count * 4, true) !== 0) count++
  return count
}

function lists(kind: Kind, counts: Uint8Array, parts: readonly Numbers[]): Uint8Array {
  const seats = counts.length
  const total = sum(counts)
  if (total === 0) return constant(kind, seats, 0)
  const bytes = new Uint8Array(headSize + parts.reduce((size, part) => size + part.byteLength, 0) + seats)
  writeHead(bytes, { form: forms.lists, kind, seats, count: total })
  let from = headSize
  for (const part of [...parts, counts]) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), from)
    from += part.byteLength
  }
  return bytes
}

/** The number of each seat's pattern, 0 for none, then the patterns. */
function encodePatterns(rows: SeatedRows, at: number, size: number): Uint8Array {
  const known = new Map<string, number>()
  const patterns: Uint8Array[] = []
  const numbers = new Uint16Array(rows.length)
  for (const [seat, row] of rows.entries()) {
    const pattern = row?.subarray(at, at + size)
    if (pattern?.some(byte => byte !== 0) !== true) continue
    const text = String.fromCharCode(...pattern)
    const number = known.get(text) ?? patterns.push(pattern)
    known.set(text, number)
    numbers[seat] = number
  }
  if (patterns.length === 0) return constant('u16', rows.length, 0)
  const bytes = new Uint8Array(headSize + numbers.byteLength + patterns.length * size)
  writeHead(bytes, { form: forms.patterns, kind: 'u16', seats: rows.length, count: patterns.length })
  bytes.set(new Uint8Array(numbers.buffer), headSize)
  for (const [i, pattern] of patterns.entries()) bytes.set(pattern, headSize + numbers.byteLength + i * size)
  return bytes
}

const sum = (counts: Uint8Array): number => counts.reduce((total, count) => total + count, 0)
