import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseDocument } from 'yaml'
import { projectFiles, read } from '../files.ts'
import { root } from '../runtime.ts'
import { type Fence, fences } from './fences.ts'
import { complaints, runTool, type Stage } from './stage.ts'

/** Every fenced block of the docs holds: TypeScript compiles (and runs when marked `run`), data parses, commands exist. */
export const docs: Stage = {
  name: 'docs',
  run: async () => {
    const all = fences()
    const compiled = await compile(all.filter(fence => fence.language === 'ts'))
    return complaints([...all.flatMap(fault), ...brokenLinks(), ...compiled], `${all.length} fenced blocks hold`)
  },
}

const at = (fence: Fence) => `${fence.path}:${fence.line}`

function fault(fence: Fence): string[] {
  if (fence.language === 'json') return jsonFault(fence)
  if (fence.language === 'yaml') return parseDocument(fence.text).errors.map(error => `${at(fence)} ${error.message}`)
  if (fence.language === 'sh') return commandLines(fence.text).flatMap(line => commandFault(line, fence))
  return ['ts', 'text', 'mermaid', 'csv', 'http', 'html'].includes(fence.language)
    ? []
    : [`${at(fence)} has no known language: use text for plain output`]
}

function jsonFault(fence: Fence): string[] {
  try {
    JSON.parse(fence.text)
    return []
  } catch (error) {
    return [`${at(fence)} ${(error as Error).message}`]
  }
}

const commandLines = (text: string) =>
  text
    .replaceAll('\\\n', ' ')
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '' && !line.startsWith('#'))
    .flatMap(line => line.split(/\s*(?:&&|\|\||\||;)\s*/))

/** Commands a reader has anyway. */
const everyday = new Set([
  'git',
  'cd',
  'curl',
  'cat',
  'ls',
  'mkdir',
  'cp',
  'export',
  'docker',
  'node',
  'openssl',
  'psql',
  'less',
  'head',
  'tar',
])

function commandFault(line: string, fence: Fence): string[] {
  const [command = '', first = '', second = ''] = line.split(/\s+/).filter(word => !/^[A-Z_]+=/.test(word))
  const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts)
  const known =
    command === 'npm'
      ? ['ci', 'install', 'help'].includes(first) || scripts.includes(first === 'run' ? second : first)
      : command === 'npx'
        ? first === 'candor' && knownToCandor(second)
        : command === 'candor'
          ? knownToCandor(first)
          : everyday.has(command)
  return known ? [] : [`${at(fence)} names a command nobody has: ${line}`]
}

/** The command line declares its commands with `.command('name …')`; a global option may come first. */
function knownToCandor(word: string): boolean {
  const declared = projectFiles('packages/cli/src/**/*.ts').flatMap(path =>
    [...read(path).matchAll(/\.command\(\s*'([\w-]+)/g)].map(match => match[1]),
  )
  return word.startsWith('-') || declared.includes(word)
}

/** Relative links in the docs lead to files that exist. */
function brokenLinks(): string[] {
  return projectFiles('*.md', 'docs/**/*.md').flatMap(path =>
    [...read(path).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].flatMap(([, target = '']) => {
      const file = join(path, '..', target).replaceAll('\\', '/')
      return projectFiles(file, `${file}/**`).length > 0 ? [] : [`${path} links to ${target}, which does not exist`]
    }),
  )
}

async function compile(blocks: readonly Fence[]): Promise<string[]> {
  const folder = join(root, '.check')
  const named = blocks.map((fence, index) => ({ fence, file: `${fence.path.replace(/\W+/g, '-')}-${index}.ts` }))
  mkdirSync(folder, { recursive: true })
  try {
    for (const { fence, file } of named) writeFileSync(join(folder, file), `${fence.text}\nexport {}\n`)
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ extends: '../tsconfig.json', include: ['*.ts'] }))
    const types = named.length === 0 ? { code: 0, output: '' } : await runTool('tsc', ['-p', folder])
    const ran = await Promise.all(
      named.filter(each => each.fence.marks.includes('run')).map(each => runBlock(each.fence, join(folder, each.file))),
    )
    return [...(types.code === 0 ? [] : [types.output]), ...ran.flat()]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function runBlock(fence: Fence, file: string): Promise<string[]> {
  const { code, output } = await runTool('node', [file])
  return code === 0 ? [] : [`${at(fence)} does not run:\n${output}`]
}
