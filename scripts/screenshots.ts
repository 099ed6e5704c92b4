import './runtime.ts'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gallery, galleryPaths } from '../packages/server/src/pages/look/gallery.ts'
import { type App, openBrowser } from '../test/browser.ts'
import { root } from './runtime.ts'

/** What is pictured: apps that answer by themselves, and the addresses of their pages. */
const sets: readonly { readonly name: string; readonly app: App; readonly paths: readonly string[] }[] = [
  { name: 'gallery', app: gallery(), paths: galleryPaths },
]
const widths = [320, 1280]
const schemes = ['light', 'dark'] as const
const folder = join(root, 'shots')

const browser = await openBrowser()
let taken = 0
for (const { name, app, paths } of sets) {
  mkdirSync(join(folder, name), { recursive: true })
  for (const width of widths) {
    for (const colorScheme of schemes) {
      const page = await browser.page(app, { viewport: { width, height: 800 }, colorScheme })
      for (const path of paths) {
        await page.goto(path)
        const file = `${path.replace(/^\//, '').replaceAll('/', '-')}-${width}-${colorScheme}.png`
        writeFileSync(join(folder, name, file), await page.screenshot({ fullPage: true }))
        taken++
      }
    }
  }
}
await browser.close()
console.log(`${taken} pictures in shots/`)
