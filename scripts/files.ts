import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './runtime.ts'

const skipped = new Set(['node_modules', 'dist', 'shots', 'data', '.git', '.check'])

/** Paths under the project, relative to it with forward slashes, sorted; generated and foreign folders left out. */
export function projectFiles(...patterns: readonly string[]): string[] {
  const found = globSync(patterns as string[], {
    cwd: root,
    exclude: entry => skipped.has(entry.split(/[/\\]/).pop() ?? ''),
  })
  return found.map(path => path.replaceAll('\\', '/')).sort()
}

/** Our own TypeScript, tests included. */
export const sources = () =>
  projectFiles('{packages,scripts,test,stories,examples,bench}/**/*.ts').filter(path => !path.endsWith('.d.ts'))

export const isTest = (path: string) => /\.test\.ts$|\/testing\/|^(test|stories)\//.test(path)

export const pureFloors = ['terms', 'conditions', 'gate', 'ledger', 'content', 'fairness', 'recommender'] as const

export const isPure = (path: string) => pureFloors.some(name => path.startsWith(`packages/${name}/`))

export const read = (path: string) => readFileSync(join(root, path), 'utf8')
