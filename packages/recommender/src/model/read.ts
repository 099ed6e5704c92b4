import { err, type Fault, ok, type Result } from '@candor/terms'
import type { Trained } from '../train/train.ts'
import type { Weights } from '../weights.ts'
import { type ArrayHead, bytesOf, crc32, headAt, layoutVersion, magic, roundUp } from './layout.ts'
import type { Model } from './model.ts'

type Head = Pick<Trained, 'name' | 'parameters' | 'items'> &
  Pick<Model, 'ids' | 'card'> & { readonly weights: Weights['kind'] | 'none'; readonly arrays: readonly ArrayHead[] }

/** Reads what `writeModel` wrote. The fault says whether it is no model, one of another version, or damaged. */
export function readModel(bytes: Uint8Array): Result<Model, Fault> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const fault = envelopeFault(bytes, view)
  if (fault !== undefined) return err({ path: 'model', says: fault })
  // The checksum holds: what follows was written by us, or by somebody who took the trouble to compute one.
  const head = parse(bytes.subarray(headAt, headAt + view.getUint32(12, true)))
  if (head === undefined) return err({ path: 'model.head', says: 'is not the head of a model.' })
  const arrays = cutArrays(bytes, roundUp(headAt + view.getUint32(12, true)), head.arrays)
  if (arrays === undefined) return err({ path: 'model.arrays', says: 'are not as long as the head says.' })
  const weights = weightsOf(head, arrays)
  const popularity = arrays.get('popularity')
  if (weights === undefined || !isNumbers(popularity, head.items))
    return err({ path: 'model.arrays', says: 'do not fit together.' })
  const { name, parameters, items, ids, card } = head
  const trained = { name, parameters, items, popularity, ...(weights === 'none' ? {} : { weights }) }
  return ok({ trained, ids, card })
}

function envelopeFault(bytes: Uint8Array, view: DataView): string | undefined {
  const word = new TextEncoder().encode(magic)
  if (bytes.length < headAt + 4 || word.some((byte, at) => bytes[at] !== byte)) return 'is not a model of this program.'
  const version = view.getUint32(8, true)
  if (version !== layoutVersion) return `is of layout ${version}; this program reads ${layoutVersion}. Train it anew.`
  if (view.getUint32(bytes.length - 4, true) !== crc32(bytes, bytes.length - 4))
    return 'is damaged: its checksum does not hold. Take another copy or train it anew.'
  return undefined
}

function parse(bytes: Uint8Array): Head | undefined {
  try {
    const head = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Head
    const isWhole = Number.isInteger(head.items) && head.ids.length === head.items && Array.isArray(head.arrays)
    return isWhole ? head : undefined
  } catch {
    return undefined
  }
}

type Arrays = ReadonlyMap<string, Int32Array | Float64Array>

function cutArrays(bytes: Uint8Array, from: number, heads: readonly ArrayHead[]): Arrays | undefined {
  const arrays = new Map<string, Int32Array | Float64Array>()
  let at = from
  for (const head of heads) {
    const end = at + bytesOf(head)
    if (!(end <= bytes.length - 4)) return undefined
    // A copy, since the bytes of a file may begin anywhere in memory.
    const part = bytes.slice(at, end).buffer
    arrays.set(head.name, head.type === 'i32' ? new Int32Array(part) : new Float64Array(part))
    at = roundUp(end)
  }
  return arrays
}

const isNumbers = (values: Int32Array | Float64Array | undefined, length: number): values is Float64Array =>
  values instanceof Float64Array && values.length === length && values.every(Number.isFinite)

function weightsOf({ weights: kind, items }: Head, arrays: Arrays): Weights | 'none' | undefined {
  if (kind === 'none') return 'none'
  const [starts, targets, values] = [arrays.get('starts'), arrays.get('targets'), arrays.get('values')]
  if (kind === 'dense') return isNumbers(values, items * items) ? { kind, items, values } : undefined
  if (!(starts instanceof Int32Array && targets instanceof Int32Array) || !isNumbers(values, targets.length))
    return undefined
  const isRising = starts.length === items + 1 && starts.every((start, at) => start >= (starts[at - 1] ?? 0))
  const isInside = starts[items] === targets.length && targets.every(target => target >= 0 && target < items)
  return isRising && isInside ? { kind: 'sparse', items, starts, targets, values } : undefined
}
