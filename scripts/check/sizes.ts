import ts from 'typescript'
import { isTest, read, sources } from '../files.ts'
import type { Stage } from './stage.ts'
import { linesOf, nodesOf, parse, place } from './syntax.ts'

const longestFunction = 60

type Sized = { readonly where: string; readonly lines: number }

/** A mirror, not a target: it shows how long files and functions are, and fails only on a function over 60 lines. */
export const sizes: Stage = {
  name: 'sizes',
  run: async () => {
    const files = sources().map(path => ({ where: path, lines: read(path).trimEnd().split('\n').length }))
    const functions = sources()
      .filter(path => !isTest(path))
      .flatMap(functionsOf)
    const over = functions.filter(each => each.lines > longestFunction)
    return {
      good: over.length === 0,
      says: `files ${spread(files)}; functions ${spread(functions)}${over.length > 0 ? `; ${over.length} over ${longestFunction} lines` : ''}`,
      details: [worst('Longest files', files), worst('Longest functions', functions)].join('\n'),
    }
  },
}

function functionsOf(path: string): Sized[] {
  const found = [...nodesOf(parse(path))].filter(
    node => ts.isFunctionLike(node) && 'body' in node && node.body !== undefined,
  )
  return found.map(node => ({ where: place(node), lines: linesOf(node) }))
}

function spread(all: readonly Sized[]): string {
  const lines = all.map(each => each.lines).sort((a, b) => a - b)
  const at = (share: number) => lines[Math.min(lines.length - 1, Math.floor(lines.length * share))] ?? 0
  return `${lines.length}, median ${at(0.5)}, p90 ${at(0.9)}`
}

function worst(title: string, all: readonly Sized[]): string {
  const ten = all.toSorted((a, b) => b.lines - a.lines).slice(0, 10)
  return [`${title}:`, ...ten.map(each => `  ${String(each.lines).padStart(4)}  ${each.where}`)].join('\n')
}
