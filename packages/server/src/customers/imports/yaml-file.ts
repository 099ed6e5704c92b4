import { err, type Fault, ok, type Result } from '@candor/terms'
import { type Document, isMap, isPair, isScalar, LineCounter, parseDocument, visit } from 'yaml'

/** A map file larger than this is not a map. */
const maxBytes = 65_536
/** A map has five levels. The parser recurses, and a text built to exhaust its stack must not reach it. */
const maxLevels = 16
const forbidden = new Set(['__proto__', 'constructor', 'prototype'])

export type Path = readonly (string | number)[]

/** What a YAML file says, and where it says it. */
export type YamlFile = {
  readonly content: unknown
  /** A fault at a path, with line and column of the key, or of the nearest thing above it that exists. */
  readonly fault: (path: Path, says: string) => Fault
}

/**
 * Reads YAML 1.2 (core schema). Refused, all at once: syntax faults, keys that appear twice, tags, anchors and aliases (a
 * map has no use for them, and a few lines of them expand to gigabytes), keys such as `__proto__`, more than 64 KB, more than 16 levels.
 */
export function readYaml(text: string): Result<YamlFile, Fault[]> {
  if (Buffer.byteLength(text) > maxBytes) return err([{ path: '', says: `the file is larger than ${maxBytes} bytes` }])
  if (isTooDeep(text)) return err([{ path: '', says: `the file is nested deeper than ${maxLevels} levels` }])
  const counter = new LineCounter()
  const doc = parseDocument(text, {
    lineCounter: counter,
    schema: 'core',
    version: '1.2',
    prettyErrors: false,
    stringKeys: true,
  })
  const at = (offset: number) => {
    const { line, col } = counter.linePos(offset)
    return { line, column: col }
  }
  const syntax = [...doc.errors, ...doc.warnings].map(fault => ({ path: '', says: fault.message, ...at(fault.pos[0]) }))
  const faults = [...syntax, ...forbiddenNodes(doc, at)]
  if (faults.length > 0) return err(faults)
  const fault = (path: Path, says: string): Fault => ({ path: path.join('.'), says, ...at(offsetOf(doc, path)) })
  return ok({ content: doc.toJS(), fault })
}

/** Counts brackets, and dashes in a row; indentation alone cannot reach far in a file of this size. */
function isTooDeep(text: string): boolean {
  let level = 0
  for (const sign of text) {
    if (sign === '[' || sign === '{') level++
    if (sign === ']' || sign === '}') level--
    if (level > maxLevels) return true
  }
  return /(?:[-?]\s+){16}/.test(text)
}

function forbiddenNodes(doc: Document, at: (offset: number) => { line: number; column: number }): Fault[] {
  const faults: Fault[] = []
  const refuse = (says: string, range: readonly number[] | null | undefined) =>
    void faults.push({ path: '', says, ...at(range?.[0] ?? 0) })
  visit(doc, {
    Alias: (_, node) => refuse('aliases are not allowed; write the value out', node.range),
    Node: (_, node) => {
      if ('anchor' in node && node.anchor) refuse('anchors are not allowed; write the value out', node.range)
      if ('tag' in node && node.tag && !node.tag.startsWith('tag:yaml.org,2002:'))
        refuse('tags are not allowed', node.range)
    },
    Pair: (_, pair) => {
      if (isScalar(pair.key) && forbidden.has(String(pair.key.value))) {
        refuse(`a key cannot be called ${pair.key.value}`, pair.key.range)
      }
    },
  })
  return faults
}

/** Where a path stands in the file: at its key, or its item in a list; else where the last part that exists stands. */
function offsetOf(doc: Document, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const parent = length === 1 ? doc.contents : doc.getIn(path.slice(0, length - 1), true)
    const pair = isMap(parent)
      ? parent.items.find(item => isScalar(item.key) && item.key.value === path[length - 1])
      : undefined
    if (isPair(pair) && isScalar(pair.key)) return pair.key.range?.[0] ?? 0
    const node = doc.getIn(path.slice(0, length), true)
    if (node !== null && typeof node === 'object' && 'range' in node && Array.isArray(node.range))
      return Number(node.range[0])
  }
  return 0
}
