import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

const ours = readFileSync(join(import.meta.dirname, 'probes.js'), 'utf8')
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * Evaluates an expression in the page with `candorProbes` at hand. The code goes through the debugger, not through a
 * script tag, so the page's own content security policy stays in force.
 */
export async function probe<T>(page: Page, expression: string): Promise<T> {
  await page.evaluate(`if (globalThis.candorProbes === undefined) { ${ours} }`)
  return page.evaluate(`candorProbes.${expression}`)
}

/** Evaluates an expression in the page with `axe` at hand. */
export async function withAxe<T>(page: Page, expression: string): Promise<T> {
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(axe)
  return page.evaluate(expression)
}
