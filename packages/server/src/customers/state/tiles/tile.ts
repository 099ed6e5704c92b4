import { contactSize, type StateLayout } from '../layout.ts'
import {
  columnsOf,
  contactCountAt,
  type Kind,
  type Numbers,
  nothingIn,
  seatsInTile,
  type TileColumn,
  taken,
} from './columns.ts'
import { bytesOf, forms, type Head, headSize, numbersIn, readHead, room } from './form.ts'

/** Lists of all seats one after the other: those of a seat lie from `starts[seat]` up to `starts[seat + 1]`. */
export type Contacts = { readonly starts: Uint32Array; readonly at: Float64Array; readonly channel: Uint8Array }
export type Seconds = { readonly starts: Uint32Array; readonly seconds: Uint32Array }
/** The number of each seat's pattern, 0 for none; pattern `n` is `patterns[n - 1]`. */
export type Patterns = { readonly numbers: Uint16Array; readonly patterns: readonly Uint8Array[] }

/**
 * Columns of one tile as numbers side by side, decoded when first asked for. One object may be loaded with one tile after the
 * other; what it gave out holds until then. Asking for a column that was not loaded throws.
 */
export class Tile {
  readonly layout: StateLayout
  seats = 0
  readonly #columns: readonly TileColumn[]
  readonly #kinds: ReadonlyMap<string, Kind>
  readonly #decoded = new Map<string, Numbers>()
  readonly #scratch = new Map<string, Numbers>()
  #bytes: ReadonlyMap<string, Uint8Array> = new Map()

  constructor(layout: StateLayout, bytes?: ReadonlyMap<string, Uint8Array>) {
    this.layout = layout
    this.#columns = columnsOf(layout)
    this.#kinds = new Map(
      this.#columns.flatMap(column => (column.holds === 'numbers' ? [[column.name, column.kind]] : [])),
    )
    if (bytes) this.load(bytes)
  }

  /** Throws a RangeError for what is no tile. */
  load(bytes: ReadonlyMap<string, Uint8Array>): this {
    const heads = [...bytes.values()].map(readHead)
    const seats = heads[0]?.seats ?? 0
    if (seats > seatsInTile || heads.some(head => head.seats !== seats))
      throw new RangeError('columns of different tiles')
    this.#bytes = bytes
    this.#decoded.clear()
    this.seats = seats
    return this
  }

  taken(place: number): boolean {
    return this.numbers(taken)[place] === 1
  }

  /** The one value that every seat has in this column; undefined where they differ. */
  constant(name: string): number | undefined {
    const bytes = this.#of(name)
    return readHead(bytes).form === forms.constant ? numbersIn('f64', bytes, headSize, 1)[0] : undefined
  }

  /** A value for each seat; of columns that hold numbers. */
  numbers(name: string): Numbers {
    const known = this.#decoded.get(name)
    if (known !== undefined) return known
    const bytes = this.#of(name)
    const head = readHead(bytes)
    if (head.kind !== (this.#kinds.get(name) ?? 'u8')) throw new RangeError(`the column ${name} holds ${head.kind}`)
    const found =
      head.form === forms.dense ? numbersIn(head.kind, bytes, headSize, head.seats) : this.#fill(name, head, bytes)
    this.#decoded.set(name, found)
    return found
  }

  contacts(): Contacts {
    const bytes = this.#of('contacts')
    const { form, seats, count } = readHead(bytes)
    if (form === forms.constant)
      return { starts: new Uint32Array(seats + 1), at: new Float64Array(), channel: new Uint8Array() }
    const channelsFrom = headSize + count * 8
    return {
      starts: startsOf(bytes.subarray(channelsFrom + count), seats),
      at: numbersIn('f64', bytes, headSize, count) as Float64Array,
      channel: bytes.subarray(channelsFrom, channelsFrom + count),
    }
  }

  seconds(name: string): Seconds {
    const bytes = this.#of(name)
    const { form, seats, count } = readHead(bytes)
    if (form === forms.constant) return { starts: new Uint32Array(seats + 1), seconds: new Uint32Array() }
    const seconds = numbersIn('u32', bytes, headSize, count) as Uint32Array
    return { starts: startsOf(bytes.subarray(headSize + count * 4), seats), seconds }
  }

  limits(): Patterns {
    const bytes = this.#of('limits')
    const { form, seats, count } = readHead(bytes)
    if (form === forms.constant) return { numbers: new Uint16Array(seats), patterns: [] }
    const numbers = numbersIn('u16', bytes, headSize, seats) as Uint16Array
    const from = headSize + seats * 2
    const size = count === 0 ? 0 : (bytes.length - from) / count
    const patterns = Array.from({ length: count }, (_, i) => bytes.subarray(from + i * size, from + (i + 1) * size))
    return { numbers, patterns }
  }

  /** The row in a seat, of the columns that were loaded; what was not is as in an empty seat. */
  row(place: number): Uint8Array<ArrayBuffer> {
    const row = new Uint8Array(this.layout.size)
    const view = new DataView(row.buffer)
    for (const column of this.#columns) {
      if (column.holds === 'numbers') {
        const value = this.#bytes.has(column.name) ? this.numbers(column.name)[place]! : nothingIn(column.name)
        write(column.kind, view, column.at, value)
      } else if (this.#bytes.has(column.name)) this.#writeMany(column, place, row, view)
    }
    return row
  }

  #writeMany(
    column: Exclude<TileColumn, { readonly holds: 'numbers' }>,
    place: number,
    row: Uint8Array,
    view: DataView,
  ): void {
    if (column.holds === 'patterns') {
      const { numbers, patterns } = this.limits()
      const number = numbers[place]!
      if (number > 0) row.set(patterns[number - 1]!, column.at)
    } else if (column.holds === 'contacts') writeContacts(view, column.at, this.contacts(), place)
    else writeSeconds(view, column.at, this.seconds(column.name), place)
  }

  #fill(name: string, { form, kind, seats, count }: Head, bytes: Uint8Array): Numbers {
    const scratch = this.#scratch.get(name) ?? room(kind, seatsInTile)
    this.#scratch.set(name, scratch)
    const values = scratch.subarray(0, seats)
    if (form === forms.constant) return values.fill(numbersIn('f64', bytes, headSize, 1)[0]!)
    if (form !== forms.sparse) throw new RangeError(`the column ${name} holds no numbers`)
    values.fill(nothingIn(name))
    const some = numbersIn(kind, bytes, headSize, count)
    const places = numbersIn('u16', bytes, headSize + count * bytesOf(kind), count)
    for (let i = 0; i < count; i++) values[places[i]!] = some[i]!
    return values
  }

  #of(name: string): Uint8Array {
    const bytes = this.#bytes.get(name)
    if (bytes === undefined) throw new RangeError(`the column ${name} was not loaded`)
    return bytes
  }
}

function startsOf(counts: Uint8Array, seats: number): Uint32Array {
  const starts = new Uint32Array(seats + 1)
  for (let seat = 0; seat < seats; seat++) starts[seat + 1] = starts[seat]! + counts[seat]!
  return starts
}

function write(kind: Kind, view: DataView, at: number, value: number): void {
  if (kind === 'f64') view.setFloat64(at, value, true)
  else if (kind === 'u32') view.setUint32(at, value, true)
  else if (kind === 'u16') view.setUint16(at, value, true)
  else view.setUint8(at, value)
}

function writeContacts(view: DataView, at: number, { starts, at: instants, channel }: Contacts, place: number): void {
  const from = starts[place]!
  const count = starts[place + 1]! - from
  view.setUint8(contactCountAt, count)
  for (let i = 0; i < count; i++) {
    view.setFloat64(at + i * contactSize, instants[from + i]!, true)
    view.setUint8(at + i * contactSize + 8, channel[from + i]!)
  }
}

function writeSeconds(view: DataView, at: number, { starts, seconds }: Seconds, place: number): void {
  for (let i = starts[place]!; i < starts[place + 1]!; i++)
    view.setUint32(at + (i - starts[place]!) * 4, seconds[i]!, true)
}
