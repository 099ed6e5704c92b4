import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Browser, expectAccessible, openBrowser } from '../../../../../test/browser.ts'
import { onEachStore } from '../../../../../test/stores.ts'
import { setUpToken } from '../../brand/staff/index.ts'
import { adaSetsUp, good } from '../../brand/staff/testing/room.ts'
import { staffHouse } from './testing/house.ts'

let browser: Browser
before(async () => {
  browser = await openBrowser()
})
after(() => browser?.close())

onEachStore('staff pages in a browser', open => {
  test('without script: set up, sign out, sign in, invite, change the password', async () => {
    const { app, room } = await staffHouse(await open(), { https: false })
    const link = `/staff/welcome/${await setUpToken(room)}`
    const page = await browser.page(app, { javaScriptEnabled: false })
    await page.goto(link)
    await page.getByLabel('Your name').fill('Ada')
    await page.getByLabel('Your email address').fill('ada@example.org')
    await page.getByLabel('Choose a password').fill(good)
    await page.getByRole('button', { name: 'Create the administrator account' }).click()
    assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), 'People')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByLabel('Email address').fill('ada@example.org')
    await page.getByLabel('Password').fill('wrong words entirely')
    await page.getByRole('button', { name: 'Sign in' }).click()
    assert.match((await page.getByRole('alert').textContent()) ?? '', /not right/)
    await page.getByLabel('Password').fill(good)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByLabel('Name').fill('Jo')
    await page.getByLabel('Email address').fill('jo@example.org')
    await page.getByLabel('Viewer').check()
    await page.getByRole('button', { name: 'Make an invitation link' }).click()
    assert.match((await page.getByRole('status').textContent()) ?? '', /works once/)
    await page.context().close()
  })

  test('every page is accessible', async () => {
    const { app, room } = await staffHouse(await open(), { https: false })
    const token = await setUpToken(room)
    await expectAccessible(browser, app, `/staff/welcome/${token}`)
    const session = await adaSetsUp(room)
    await expectAccessible(browser, app, '/staff/login?out')
    await expectAccessible(browser, app, `/staff/welcome/${token}`)
    const paths = ['/staff/people', '/staff/people/first', '/staff/keys', '/staff/password?saved']
    for (const path of paths) await expectAccessible(browser, app, path, { cookies: { candor: session } })
  })
})
