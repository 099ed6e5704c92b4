import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { gzipSync } from 'node:zlib'
import { Hono } from 'hono'

type Module = { readonly path: string; readonly text: string }
type Modules = { readonly entry: string; readonly byPath: ReadonlyMap<string, string> }

const prefix = '/assets/check/'
// A package whose index says more than the browser needs: the one file of it that the check uses.
const doors: Readonly<Record<string, string>> = { '@candor/terms': './result' }
let made: Modules | undefined

/** The address of the script that a page with a check loads. */
export const checkScript = (): string => modules().entry

/** Bytes of all that the check in the browser loads, as they are and as they travel. */
export const checkBytes = (): { readonly plain: number; readonly zipped: number } => {
  const all = [...modules().byPath.values()]
  const sum = (of: (text: string) => number) => all.reduce((so, text) => so + of(text), 0)
  return { plain: sum(text => Buffer.byteLength(text)), zipped: sum(text => gzipSync(text).length) }
}

/**
 * The modules of the check, those of the ledger package among them, as they stand in the sources: types stripped, one file
 * each, no bundler. Their address holds a digest of all of them, so they may be kept for ever.
 */
export function checkAssets(): Hono {
  return new Hono().get(`${prefix}*`, context => {
    const text = modules().byPath.get(context.req.path)
    if (text === undefined) return context.notFound()
    const headers = {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
    }
    if (!/\bgzip\b/.test(context.req.header('accept-encoding') ?? '')) return context.body(text, 200, headers)
    return context.body(new Uint8Array(gzipSync(text)), 200, { ...headers, 'content-encoding': 'gzip' })
  })
}

function modules(): Modules {
  made ??= gather()
  return made
}

function gather(): Modules {
  const found = new Map<string, Module>()
  const extension = import.meta.url.slice(import.meta.url.lastIndexOf('.'))
  const start = new URL(`./browser/start${extension}`, import.meta.url).href
  const take = (url: string): string => {
    const known = found.get(url)
    if (known) return known.path
    const path = `${nameOf(url)}.js`
    found.set(url, { path, text: '' })
    const text = plain(url).replaceAll(/(\bfrom\s*|\bimport\s*)'([^']+)'/g, (_, before: string, name: string) => {
      return `${before}'./${take(resolve(name, url, extension))}'`
    })
    found.set(url, { path, text })
    return path
  }
  const entry = take(start)
  const digest = createHash('sha256')
  for (const { path, text } of found.values()) digest.update(`${path}\n${text}\n`)
  const folder = `${prefix}${digest.digest('hex').slice(0, 12)}/`
  const byPath = new Map([...found.values()].map(({ path, text }) => [`${folder}${path}`, text]))
  return { entry: `${folder}${entry}`, byPath }
}

/** One flat folder: the last two parts of its address name a module. */
const nameOf = (url: string): string =>
  url
    .replace(/\.[jt]s$/, '')
    .split('/')
    .slice(-2)
    .join('-')

function resolve(name: string, from: string, extension: string): string {
  if (name.startsWith('.')) return new URL(name, from).href
  const door = doors[name]
  const index = import.meta.resolve(name)
  return door === undefined ? index : new URL(`${door}${extension}`, index).href
}

/** JavaScript without types and without lines that are comment alone. */
function plain(url: string): string {
  const text = readFileSync(new URL(url), 'utf8')
  const stripped = url.endsWith('.ts') ? stripTypeScriptTypes(text) : text
  return stripped
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '' && !/^\s*(\/\/|\/\*\*|\*( |\/|$))/.test(line))
    .join('\n')
}
