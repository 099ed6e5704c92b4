import './runtime.ts'
import { copyFileSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { runTool } from './check/stage.ts'
import { isTest, projectFiles, read } from './files.ts'
import { root } from './runtime.ts'

const dist = join(root, 'dist')

type Manifest = {
  readonly name: string
  readonly exports?: Record<string, string>
  readonly bin?: Record<string, string>
}

const asJavaScript = (path: string) => path.replace(/\.ts$/, '.js')

const renamed = (paths: Readonly<Record<string, string>> = {}) =>
  Object.fromEntries(Object.entries(paths).map(([name, path]) => [name, asJavaScript(path)]))

const entries = (paths: Readonly<Record<string, string>> = {}) =>
  Object.fromEntries(
    Object.entries(paths).map(([name, path]) => [
      name,
      { types: path.replace(/\.ts$/, '.d.ts'), default: asJavaScript(path) },
    ]),
  )

/** The package as published: what it exports is JavaScript with types beside it. */
function built(manifest: Manifest): object {
  return {
    ...manifest,
    exports: entries(manifest.exports),
    ...(manifest.bin === undefined ? {} : { bin: renamed(manifest.bin) }),
    files: ['src'],
    engines: { node: '>=24' },
  }
}

function put(path: string, text: string): void {
  mkdirSync(dirname(join(dist, path)), { recursive: true })
  writeFileSync(join(dist, path), text)
}

function putPackages(): void {
  for (const path of projectFiles('packages/*/package.json')) {
    const manifest = JSON.parse(read(path)) as Manifest
    put(path, `${JSON.stringify(built(manifest), null, 2)}\n`)
    // Packages of the house find each other here, so that the built house never runs the sources.
    const link = join(dist, 'node_modules', manifest.name)
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(join('../..', dirname(path)), link, 'dir')
  }
}

/** What is not TypeScript goes along as it is: style sheets, sample data, policies. */
function putRest(): void {
  const rest = projectFiles('{packages/*/src,examples}/**/*.*').filter(path => !path.endsWith('.ts') && !isTest(path))
  for (const path of rest) {
    mkdirSync(dirname(join(dist, path)), { recursive: true })
    copyFileSync(join(root, path), join(dist, path))
  }
}

rmSync(dist, { recursive: true, force: true })
const { code, output } = await runTool('tsc', ['-p', 'tsconfig.build.json'])
if (code !== 0) {
  console.error(output)
  process.exit(1)
}
putPackages()
putRest()
put('package.json', `${JSON.stringify({ private: true, type: 'module', workspaces: ['packages/*'] }, null, 2)}\n`)
console.log('Built into dist/. Try it: node dist/packages/cli/src/candor.js --help')
