import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { type Browser, expectAccessible, openBrowser } from '../../../../../test/browser.ts'
import { auditOf, bankText, fileOf, groupsOf } from '../testing/audited.ts'

/** The page of an audit, as a browser gets it. */
async function appOf(...[text, options]: [string, Parameters<typeof auditOf>[1]?]) {
  const file = fileOf(text)
  const ended = await auditOf(file, { ...options, html: `${file}.html` })
  assert.ok(ended.ok)
  const page = readFileSync(`${file}.html`, 'utf8')
  return { fetch: () => new Response(page, { headers: { 'content-type': 'text/html; charset=utf-8' } }) }
}

const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'
const many = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`group ${at}`, [30, at % 20] as const]))
const pages = {
  'the bank': [bankText(), { decision: 'pdays!=-1', outcome: 'y=yes', by: 'marital,age:25;35;45;60' }],
  'long names, a hidden group, nobody': [groupsOf({ [long]: [400, 200], بنك: [400, 120], c: [30, 0], d: [4, 4] })],
  'sixty groups': [groupsOf(many)],
  'one group': [groupsOf({ a: [4, 1] })],
} satisfies { readonly [name: string]: Parameters<typeof appOf> }

describe('the report in a real browser: axe, keyboard, dark, forced colors, 320 px, large text', () => {
  let browser: Browser
  before(async () => {
    browser = await openBrowser()
  })
  after(() => browser?.close())

  for (const [name, given] of Object.entries(pages)) {
    test(name, async () => {
      const app = await appOf(...(given as Parameters<typeof appOf>))
      await expectAccessible(browser, app, '/')
    })
  }

  test('each plot has a name, a description, and a table of the same groups under it', async () => {
    const page = await browser.page(await appOf(...(pages['the bank'] as Parameters<typeof appOf>)))
    await page.goto('/')
    assert.equal(await page.locator('h1').count(), 1)
    const plots = await page.getByRole('img').all()
    assert.equal(plots.length, 3)
    for (const plot of plots) {
      assert.match((await plot.getAttribute('aria-labelledby')) ?? '', /-title .*-desc$/)
      assert.match(await plot.locator('desc').innerHTML(), /(disparity|watch)\./)
      const rows = await plot.locator('xpath=../following-sibling::*[1]//tbody/tr').count()
      assert.equal(
        rows,
        await plot
          .locator('text')
          .count()
          .then(texts => texts - 2),
      )
    }
  })
})
