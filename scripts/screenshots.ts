import './runtime.ts'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '../packages/server/src/adapters/store/index.ts'
import { invite, setUpToken } from '../packages/server/src/brand/staff/index.ts'
import { adaSetsUp } from '../packages/server/src/brand/staff/testing/room.ts'
import { centerGallery, centerPaths } from '../packages/server/src/pages/center/gallery.ts'
import { gallery, galleryPaths } from '../packages/server/src/pages/look/gallery.ts'
import { staffExamples } from '../packages/server/src/pages/staff/testing/examples.ts'
import { staffHouse } from '../packages/server/src/pages/staff-access/testing/house.ts'
import { type App, type Browser, openBrowser, signIn } from '../test/browser.ts'
import { root } from './runtime.ts'

/** Pages of one app, and the cookies of whoever looks at them. */
type Set = {
  readonly name: string
  readonly app: App
  readonly paths: readonly string[]
  readonly cookies?: Readonly<Record<string, string>>
}

const widths = [320, 1280]
const schemes = ['light', 'dark'] as const
const shots = join(root, 'shots')

/** Takes every page of a set, whole, in each width and scheme; returns how many. */
async function take(browser: Browser, { name, app, paths, cookies }: Set): Promise<number> {
  mkdirSync(join(shots, name), { recursive: true })
  const looks = widths.flatMap(width => schemes.map(colorScheme => ({ width, colorScheme })))
  for (const { width, colorScheme } of looks) {
    const page = await browser.page(app, { viewport: { width, height: 800 }, colorScheme })
    if (cookies !== undefined) await signIn(page, cookies)
    for (const path of paths) {
      await page.goto(path)
      // A token in the address would give each picture another name every time.
      const named = path.replace(/\/[\w-]{43}$/, '').replace(/^\//, '')
      const file = `${named.replace(/[^\w-]+/g, '-')}-${width}-${colorScheme}.png`
      writeFileSync(join(shots, name, file), await page.screenshot({ fullPage: true }))
    }
    await page.context().close()
  }
  return looks.length * paths.length
}

const folder = mkdtempSync(join(tmpdir(), 'candor-shots-'))
const store = await openStore({ sqlite: join(folder, 'candor.db') })
const { app, room } = await staffHouse(store, { https: false })
const browser = await openBrowser()
let taken = await take(browser, { name: 'gallery', app: gallery(), paths: galleryPaths })
taken += await take(browser, { name: 'center', app: centerGallery(), paths: centerPaths })
taken += await take(browser, { name: 'set-up', app, paths: [`/staff/welcome/${await setUpToken(room)}`] })
const candor = await adaSetsUp(room)
await invite(room, { name: 'Jo', email: 'jo@example.org', role: 'marketer' })
const paths = ['/staff/people', '/staff/people/first', '/staff/keys', '/staff/password']
taken += await take(browser, { name: 'staff-access', app, paths: ['/staff/login'] })
taken += await take(browser, { name: 'staff-access', app, paths, cookies: { candor } })
const staff = await staffExamples()
taken += await take(browser, { name: 'staff', app: staff.app, paths: staff.paths })
await staff.close()
await browser.close()
await store.close()
rmSync(folder, { recursive: true, force: true })
console.log(`${taken} pictures in shots/`)
