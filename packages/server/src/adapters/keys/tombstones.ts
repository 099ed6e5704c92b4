import type { Instant } from '@candor/terms'
import { KeysRefused } from './faults.ts'
import type { KeyFolder } from './folder.ts'
import { hmac, sameBytes } from './hashes.ts'
import type { HouseKeys } from './house-keys.ts'
import type { Tombstone } from './port.ts'

const file = 'tombstones'
export const keyName = 'tombstone'
const endOfLine = '\n'
const wasCut = 'cut'
const word = /^[\w.:-]{1,100}$/

/**
 * Who was erased, one line each, only ever added to. A line is `at customer erasure code`; the code is a keyed hash, so
 * that a line that was forged, changed or cut is noticed. What a crash cut short was never acknowledged: the next writer
 * ends such a line with a code of its own, and readers pass over it.
 */
export class Tombstones {
  /** The file before its key: where there is a key and no file, somebody took the file away. Throws `KeysRefused`. */
  static begin(folder: KeyFolder): void {
    if (!folder.has(keyName)) folder.append(file, '')
    else if (!folder.holds(file))
      throw new KeysRefused(
        `The file ${file} is missing from the key folder. It says who was erased, so that a backup brings nobody back. ` +
          'Restore it from the newest backup of the keys.',
      )
  }

  readonly #folder: KeyFolder
  readonly #house: HouseKeys
  readonly #all: Tombstone[] = []
  readonly #known = new Set<string>()
  #readTo = 0
  #lines = 0

  constructor(folder: KeyFolder, house: HouseKeys) {
    this.#folder = folder
    this.#house = house
  }

  /** Throws `KeysRefused` when the file is damaged. */
  since(n: number): readonly Tombstone[] {
    this.#readOn()
    return this.#all.slice(n)
  }

  add(all: readonly Tombstone[]): void {
    const rest = this.#readOn()
    const fresh = [...new Map(all.map(one => [one.erasure, one])).values()].filter(one => !this.#known.has(one.erasure))
    if (fresh.length === 0) return
    const lines = fresh.map(one => this.#withCode(textOf(one))).join('')
    this.#folder.append(file, (rest === '' ? '' : this.#endingFor(rest)) + lines)
  }

  #readOn(): string {
    const text = this.#folder.readFrom(file, this.#readTo)
    const end = text.lastIndexOf(endOfLine) + 1
    const lines = text.slice(0, end).split(endOfLine).slice(0, -1)
    for (const line of lines) this.#take(line)
    this.#readTo += Buffer.byteLength(text.slice(0, end))
    return text.slice(end)
  }

  #take(line: string): void {
    this.#lines++
    const at = line.lastIndexOf(' ')
    const text = line.slice(0, at)
    if (!sameBytes(Buffer.from(line.slice(at + 1)), Buffer.from(this.#codeOf(text)))) throw this.#damaged()
    if (text.endsWith(` ${wasCut}`)) return
    const one = parse(text)
    if (this.#known.has(one.erasure)) return
    this.#known.add(one.erasure)
    this.#all.push(one)
  }

  // Somebody else may be writing it at this moment; a line is whole within far less than this.
  #endingFor(rest: string): string {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)
    const now = this.#readOn()
    return now === rest ? this.#withCode(`${rest} ${wasCut}`).slice(Buffer.byteLength(rest)) : ''
  }

  #withCode(text: string): string {
    return `${text} ${this.#codeOf(text)}${endOfLine}`
  }

  #codeOf(text: string): string {
    return hmac(this.#house.get(keyName), text).toString('base64url')
  }

  #damaged(): KeysRefused {
    return new KeysRefused(
      `Line ${this.#lines} of ${file} in the key folder is damaged or was not written by this house. It says who was erased. ` +
        'Restore the file from the newest backup of the keys; add no line by hand.',
    )
  }
}

function textOf({ at, customer, erasure }: Tombstone): string {
  for (const part of [customer, erasure])
    if (!word.test(part) || part === wasCut) throw new RangeError(`${JSON.stringify(part)} is no id`)
  if (!Number.isSafeInteger(at)) throw new RangeError(`${at} is no instant`)
  return `${at} ${customer} ${erasure}`
}

function parse(text: string): Tombstone {
  const [at, customer, erasure] = text.split(' ')
  return { at: Number(at) as Instant, customer: customer!, erasure: erasure! }
}
