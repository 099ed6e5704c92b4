import ts from 'typescript'
import { read } from '../files.ts'

export const parse = (path: string): ts.SourceFile => parseText(path, read(path))

export const parseText = (path: string, text: string): ts.SourceFile =>
  ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)

/** Every node of a file, parents before children. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node
  for (const child of node.getChildren()) yield* nodesOf(child)
}

export function place(node: ts.Node): string {
  const file = node.getSourceFile()
  return `${file.fileName}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`
}

export function linesOf(node: ts.Node): number {
  const file = node.getSourceFile()
  const line = (at: number) => file.getLineAndCharacterOfPosition(at).line
  return line(node.getEnd()) - line(node.getStart()) + 1
}
