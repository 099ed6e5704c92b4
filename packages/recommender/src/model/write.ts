import type { Weights } from '../weights.ts'
import { type ArrayHead, bytesOf, crc32, headAt, layoutVersion, magic, roundUp } from './layout.ts'
import type { Model } from './model.ts'

/** The model as bytes; the same model always gives the same. */
export function writeModel({ trained, ids, card }: Model): Uint8Array<ArrayBuffer> {
  const { name, parameters, items, popularity, weights } = trained
  if (ids.length !== items) throw new RangeError(`${ids.length} ids for ${items} items`)
  const arrays = [['popularity', popularity] as const, ...arraysOf(weights)]
  const heads = arrays.map(([of, values]): ArrayHead => {
    return { name: of, type: values instanceof Int32Array ? 'i32' : 'f64', length: values.length }
  })
  const kind = weights?.kind ?? 'none'
  const head = new TextEncoder().encode(
    JSON.stringify({ name, parameters, items, ids, card, weights: kind, arrays: heads }),
  )
  const bytes = new Uint8Array(
    heads.reduce((at, each) => roundUp(at + bytesOf(each)), roundUp(headAt + head.length)) + 4,
  )
  const view = new DataView(bytes.buffer)
  new TextEncoder().encodeInto(magic, bytes)
  view.setUint32(8, layoutVersion, true)
  view.setUint32(12, head.length, true)
  bytes.set(head, headAt)
  let at = roundUp(headAt + head.length)
  arrays.forEach(([, values], number) => {
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), at)
    at = roundUp(at + bytesOf(heads[number]!))
  })
  view.setUint32(bytes.length - 4, crc32(bytes, bytes.length - 4), true)
  return bytes
}

function arraysOf(weights: Weights | undefined): (readonly [name: string, values: Int32Array | Float64Array])[] {
  if (weights === undefined) return []
  if (weights.kind === 'dense') return [['values', weights.values]]
  return [
    ['starts', weights.starts],
    ['targets', weights.targets],
    ['values', weights.values],
  ]
}
