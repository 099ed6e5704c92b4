import { build } from 'esbuild'

const here = (path: string): string => new URL(path, import.meta.url).pathname
/** Packages that are no modules look for `require`. */
const banner = 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);'

/**
 * Puts the program that makes one plan into one file of JavaScript in `folder`, and the store's writer beside it: finding,
 * stripping and compiling nine hundred modules takes longer than a plan of a hundred thousand customers. Answers where it is.
 */
export async function bundle(folder: string): Promise<string> {
  await build({
    entryPoints: [
      { in: here('run.ts'), out: 'run' },
      { in: here('../../packages/server/src/adapters/store/sqlite/writer.ts'), out: 'writer' },
    ],
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    banner: { js: banner },
    logLevel: 'error',
  })
  return `${folder}/run.mjs`
}
