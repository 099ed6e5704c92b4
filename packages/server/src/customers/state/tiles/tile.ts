import { seatsInTile } from '../../../adapters/store/index.ts'
import { contactSize, type StateLayout } from '../layout.ts'
import type { Standing } from '../standing.ts'
import { columnsOf, contactCountAt, type Kind, type Numbers, nothingIn, type TileColumn, taken } from './columns.ts'
import { bytesOf, forms, type Head, headSize, numbersIn, readHead, room } from './form.ts'
import { decodeNarrow } from './narrow.ts'
import { unpackContacts } from './packed-contacts.ts'

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
  #instants = new Float64Array()
  #channels = new Uint8Array()
  readonly #lists = new Map<string, Contacts | Seconds | Patterns>()
  readonly #nobody: Uint8Array<ArrayBuffer>
  #bytes: ReadonlyMap<string, Uint8Array> = new Map()
  /** The loaded columns in which somebody has something. */
  #telling: readonly TileColumn[] | undefined

  constructor(layout: StateLayout, bytes?: ReadonlyMap<string, Uint8Array>) {
    this.layout = layout
    this.#columns = columnsOf(layout)
    this.#kinds = new Map(
      this.#columns.flatMap(column => (column.holds === 'numbers' ? [[column.name, column.kind]] : [])),
    )
    this.#nobody = nobodyIn(layout, this.#columns)
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
    this.#lists.clear()
    this.#telling = undefined
    this.seats = seats
    return this
  }

  has(name: string): boolean {
    return this.#bytes.has(name)
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
    const kind = this.#kinds.get(name) ?? 'u8'
    if (head.kind !== kind && head.form !== forms.narrow) throw new RangeError(`the column ${name} holds ${head.kind}`)
    const found =
      head.form === forms.dense ? numbersIn(head.kind, bytes, headSize, head.seats) : this.#fill(name, head, bytes)
    this.#decoded.set(name, found)
    return found
  }

  contacts(): Contacts {
    return this.#list('contacts', (bytes, { form, kind, seats, count }) => {
      if (form === forms.constant) return { starts: noStarts, at: new Float64Array(), channel: new Uint8Array() }
      if (kind === 'u32') return this.#unpack(bytes, seats, count)
      const channelsFrom = headSize + count * 8
      return {
        starts: startsOf(bytes.subarray(channelsFrom + count), seats),
        at: numbersIn('f64', bytes, headSize, count) as Float64Array,
        channel: bytes.subarray(channelsFrom, channelsFrom + count),
      }
    })
  }

  #unpack(bytes: Uint8Array, seats: number, count: number): Contacts {
    if (this.#instants.length < count) {
      this.#instants = new Float64Array(2 * count)
      this.#channels = new Uint8Array(2 * count)
    }
    const [at, channel] = [this.#instants.subarray(0, count), this.#channels.subarray(0, count)]
    const lowFrom = headSize + 8
    const highFrom = lowFrom + 4 * count
    const low = numbersIn('u32', bytes, lowFrom, count) as Uint32Array
    const first = numbersIn('f64', bytes, headSize, 1)[0]!
    unpackContacts(first, low, bytes.subarray(highFrom, highFrom + count), at, channel)
    return { starts: startsOf(bytes.subarray(highFrom + count), seats), at, channel }
  }

  seconds(name: string): Seconds {
    return this.#list(name, (bytes, { form, seats, count }) => {
      if (form === forms.constant) return { starts: noStarts, seconds: new Uint32Array() }
      const seconds = numbersIn('u32', bytes, headSize, count) as Uint32Array
      return { starts: startsOf(bytes.subarray(headSize + count * 4), seats), seconds }
    })
  }

  limits(): Patterns {
    return this.#list('limits', (bytes, { form, seats, count }) => {
      if (form === forms.constant) return { numbers: noNumbers, patterns: [] }
      const from = headSize + seats * 2
      const size = (bytes.length - from) / count
      const patterns = Array.from({ length: count }, (_, i) => bytes.subarray(from + i * size, from + (i + 1) * size))
      return { numbers: numbersIn('u16', bytes, headSize, seats) as Uint16Array, patterns }
    })
  }

  /** The row in a seat, of the columns that were loaded; what was not is as in an empty seat. */
  row(place: number): Uint8Array<ArrayBuffer> {
    const row = this.#nobody.slice()
    this.#writeRow(place, row)
    return row
  }

  /** The same, read into a state. */
  read(place: number, state: Standing): Standing {
    state.bytes.set(this.#nobody)
    this.#writeRow(place, state.bytes)
    return state
  }

  #writeRow(place: number, row: Uint8Array<ArrayBuffer>): void {
    this.#telling ??= this.#columns.filter(column => this.#tells(column))
    const view = new DataView(row.buffer)
    for (const column of this.#telling) {
      if (column.holds === 'numbers') write(column.kind, view, column.at, this.numbers(column.name)[place]!)
      else this.#writeMany(column, place, row, view)
    }
  }

  #tells({ name }: TileColumn): boolean {
    const bytes = this.#bytes.get(name)
    if (bytes === undefined) return false
    return readHead(bytes).form !== forms.constant || !Object.is(this.constant(name), nothingIn(name))
  }

  #list<L extends Contacts | Seconds | Patterns>(name: string, decode: (bytes: Uint8Array, head: Head) => L): L {
    const known = this.#lists.get(name) as L | undefined
    if (known !== undefined) return known
    const bytes = this.#of(name)
    const found = decode(bytes, readHead(bytes))
    this.#lists.set(name, found)
    return found
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
    const scratch = this.#scratch.get(name) ?? room(this.#kinds.get(name) ?? 'u8', seatsInTile)
    this.#scratch.set(name, scratch)
    const values = scratch.subarray(0, seats)
    if (form === forms.constant) return values.fill(numbersIn('f64', bytes, headSize, 1)[0]!)
    if (form === forms.narrow) return decodeNarrow(bytes, kind, nothingIn(name), values as Float64Array)
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

const noStarts = new Uint32Array(seatsInTile + 1)
const noNumbers = new Uint16Array(seatsInTile)

function nobodyIn(layout: StateLayout, columns: readonly TileColumn[]): Uint8Array<ArrayBuffer> {
  const row = new Uint8Array(layout.size)
  const view = new DataView(row.buffer)
  for (const column of columns)
    if (column.holds === 'numbers') write(column.kind, view, column.at, nothingIn(column.name))
  return row
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
