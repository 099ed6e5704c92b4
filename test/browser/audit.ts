import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { probe, withAxe } from './probe.ts'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

type AxeNode = { readonly html: string; readonly failureSummary?: string }
type AxeResult = { readonly violations: readonly { id: string; help: string; nodes: readonly AxeNode[] }[] }

/** WCAG 2.0 to 2.2, levels A and AA, by axe-core: no violation at all. */
export async function expectAxeClean(page: Page): Promise<void> {
  const options = { runOnly: { type: 'tag', values: tags }, preload: false, resultTypes: ['violations'] }
  const { violations } = await withAxe<AxeResult>(page, `axe.run(document, ${JSON.stringify(options)})`)
  const told = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(node => `${id}: ${help}\n${node.html}\n${node.failureSummary ?? ''}`),
  )
  assert.deepEqual(told, [], `axe at ${page.url()}`)
}

/** WCAG 1.4.10: at 320 by 256 CSS pixels (400 % of 1280 by 1024) nothing scrolls sideways but named scroll regions. */
export async function expectReflow(page: Page): Promise<void> {
  await page.setViewportSize({ width: 320, height: 256 })
  await expectNoSidewaysScroll(page)
}

/** WCAG 1.4.4: text twice as large; no sideways scrolling, nothing cut off. */
export async function expectLargeText(page: Page): Promise<void> {
  await page.setViewportSize({ width: 640, height: 400 })
  await page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
  await expectNoSidewaysScroll(page)
  assert.deepEqual(await probe(page, 'clippedText()'), [], `text cut off at ${page.url()}`)
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const found = await probe<{ scroll: number; inner: number; out: string[] }>(page, 'sidewaysScroll()')
  const told = `${page.url()} scrolls sideways (${found.scroll} > ${found.inner}): ${found.out.join(' | ')}`
  assert.ok(found.scroll <= found.inner && found.out.length === 0, told)
}

/** WCAG 2.5.8: controls at least `size` CSS pixels each way; links inside running text are exempt. */
export async function expectTargetSize(page: Page, size = 24): Promise<void> {
  assert.deepEqual(await probe(page, `smallTargets(${size})`), [], `small targets at ${page.url()}`)
}
