import { err, type Fault, ok, type Result } from '@candor/terms'
import { type Document, isMap, isNode, isPair, LineCounter, type Node, parseDocument, visit } from 'yaml'
import { maxLevels, tooDeep } from './nesting.ts'
import { refuse, type Sheet, type Spot } from './spot.ts'
import { pathTo, repeatedIn, wrongWithKey, wrongWithNode } from './vetting.ts'

const maxBytes = 256 * 1024
const maxErrors = 20

/**
 * Opens a YAML 1.2 text (core schema) as a tree with positions. Text that is no YAML, larger than 256 KB or nested
 * deeper than 16 levels gives its faults at once; aliases, anchors, tags, merge keys and dangerous keys are noted on the
 * sheet, and reading goes on so that every fault is told in one go.
 */
export function openYaml(text: string): Result<Spot, Fault[]> {
  const bytes = Buffer.byteLength(text)
  if (bytes > maxBytes) return refused(`is ${bytes} bytes large; at most ${maxBytes} are read`)
  if (text.includes('\0') || !text.isWellFormed()) return refused('holds bytes that are no text; save it as UTF-8')
  if (tooDeep(text)) return refused(`is nested deeper than ${maxLevels} levels`)
  const sheet: Sheet = { faults: [], lines: new LineCounter() }
  const document = parseDocument(text, { ...reading, lineCounter: sheet.lines })
  const root = { sheet, node: document.contents, path: '', offset: 0 }
  noteErrors(document, root)
  if (sheet.faults.length > 0) return err(sheet.faults)
  vet(document, root)
  return ok(root)
}

// Repeated keys are looked for below: the parser compares each key with each, which takes long for many.
const reading = { version: '1.2', schema: 'core', merge: false, prettyErrors: false, uniqueKeys: false } as const

const refused = (says: string) => err([{ path: '', says, line: 1, column: 1 }])

function noteErrors(document: Document.Parsed, root: Spot): void {
  for (const { message, pos } of document.errors.slice(0, maxErrors)) {
    refuse({ ...root, offset: pos[0] }, `is not valid YAML: ${message}`)
  }
  if (document.directives.yaml.explicit) refuse(root, 'must not begin with a %YAML directive; YAML 1.2 is read')
}

function vet(document: Document.Parsed, root: Spot): void {
  const note = (nodes: readonly unknown[], { range }: Node, says: string | undefined) => {
    if (says) refuse({ ...root, path: pathTo(nodes), offset: range?.[0] ?? 0 }, says)
  }
  visit(document, (_key, node, ancestors) => {
    const nodes = [...ancestors, node]
    if (isNode(node)) note(nodes, node, wrongWithNode(node))
    if (isPair(node) && isNode(node.key)) note(nodes, node.key, wrongWithKey(node.key))
    if (isMap(node)) for (const pair of repeatedIn(node)) note([...nodes, pair], pair.key, 'stands twice; keep one')
  })
}
