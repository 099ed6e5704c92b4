import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const modules = resolve(import.meta.dirname, '../../node_modules')
const cache = join(modules, '.cache')

export type Installed = { readonly executablePath: string; readonly env: Record<string, string> }

/**
 * The Chromium that the tests use: the one named by CANDOR_CHROMIUM, else the one that npm brought (Linux).
 * It is unpacked once into node_modules/.cache, whole or not at all, because several test files begin at the same time.
 */
export async function installedChromium(): Promise<Installed> {
  const named = process.env['CANDOR_CHROMIUM']
  if (named !== undefined) return { executablePath: named, env: inherited() }
  if (process.platform !== 'linux') throw new Error('Set CANDOR_CHROMIUM to an installed Chromium or Chrome.')
  const { version } = JSON.parse(readFileSync(join(modules, '@sparticuz/chromium/package.json'), 'utf8')) as {
    version: string
  }
  const home = join(cache, `chromium-${version}`)
  if (!existsSync(home)) await unpackInto(home)
  return { executablePath: join(home, 'chromium'), env: { ...inherited(), ...surroundings(home) } }
}

async function unpackInto(home: string): Promise<void> {
  mkdirSync(cache, { recursive: true })
  const staging = mkdtempSync(`${home}-`)
  const before = { TMPDIR: process.env['TMPDIR'], VERCEL: process.env['VERCEL'] }
  // The package unpacks to TMPDIR, and adds the libraries a bare machine lacks only when it believes to be on a known host.
  Object.assign(process.env, { TMPDIR: staging, VERCEL: '1' })
  try {
    const { default: packed } = await import('@sparticuz/chromium')
    await packed.executablePath()
  } finally {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  }
  writeFileSync(join(staging, 'fonts.conf'), fontsConf(home))
  try {
    renameSync(staging, home)
  } catch (error) {
    // Somebody else was quicker; theirs is as good.
    rmSync(staging, { recursive: true, force: true })
    if (!existsSync(home)) throw error
  }
}

const fontsConf = (home: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${home}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${home}/fonts-cache</cachedir>
</fontconfig>
`

const surroundings = (home: string) => ({
  FONTCONFIG_FILE: join(home, 'fonts.conf'),
  LD_LIBRARY_PATH: [join(home, 'al2023/lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':'),
})

const inherited = () => ({ ...process.env }) as Record<string, string>
