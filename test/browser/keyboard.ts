import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { probe } from './probe.ts'

type Stop = { readonly control: string; readonly seen: boolean; readonly covered: boolean }

/**
 * Walks the page with Tab: every control is reached (one of each radio group), focus is seen and not covered
 * (WCAG 2.1.1, 2.1.2, 2.4.7, 2.4.11), and after the last control focus leaves the page or begins again.
 */
export async function expectKeyboardComplete(page: Page): Promise<void> {
  const wanted = await probe<string[]>(page, 'controls()')
  const stops = await walk(page, wanted.length)
  const reached = new Set(stops.map(stop => stop.control))
  const of = (faulty: readonly Stop[]) => faulty.map(stop => stop.control)
  assert.deepEqual(
    wanted.filter(each => !reached.has(each)),
    [],
    `Tab never reaches these at ${page.url()}`,
  )
  assert.deepEqual(of(stops.filter(stop => !stop.seen)), [], `focus cannot be seen at ${page.url()}`)
  assert.deepEqual(of(stops.filter(stop => stop.covered)), [], `focus is covered at ${page.url()}`)
}

async function walk(page: Page, controls: number): Promise<Stop[]> {
  const stops: Stop[] = []
  for (let press = 0; press <= controls; press++) {
    await page.keyboard.press('Tab')
    const stop = await probe<Stop | undefined>(page, 'currentStop()')
    if (stop === undefined || stops.some(each => each.control === stop.control)) break
    stops.push(stop)
  }
  return stops
}
