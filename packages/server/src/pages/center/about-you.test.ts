import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onEachPlace } from '../../../../../test/stores.ts'
import { withdraw } from '../../acts/choices/index.ts'
import { choicesOf } from '../../customers/consent/index.ts'
import { rowsInVault, tells, toldNow, vaultPolicy } from '../../customers/vault/testing/telling.ts'
import { openShop } from './testing/shop.ts'

const answers = (gender: string, disability: string) => ({
  'answer.gender': gender,
  'answer.disability': disability,
})

onEachPlace('the page for audits', place => {
  const open = async (t: { after(done: () => Promise<void>): void }, policy = vaultPolicy) => {
    const shop = await openShop({ place: await place(), policy })
    t.after(() => shop.house.close())
    const amina = await shop.customer({ key: 'amina' })
    const browser = amina.browser()
    const path = amina.preferences().replace('/preferences/', '/about-you/')
    const code = async () => /\b\d{6}\b/.exec((await amina.mail()).at(-1)?.text ?? '')?.[0] ?? ''
    const codeForm = () => /action="([^"]*\/code\/[^"]+)"/.exec(browser.sees.html)?.[1] ?? 'no code is asked for'
    return { ...shop, amina, browser, path, code, codeForm }
  }

  test('Amina tells her gender with a code, sees that and not what she told, and forgets it in one step', async t => {
    const { house, amina, browser, path, code, codeForm } = await open(t)
    const preferences = await browser.goes(amina.preferences())
    assert.match(preferences.html, new RegExp(`href="${path.replaceAll('.', '\\.')}"`))
    assert.ok(!preferences.html.includes('answer.answers.any'))
    const asked = await browser.goes(path)
    assert.equal(asked.status, 200)
    assert.match(asked.text, /No message, offer or suggestion ever sees them/)
    assert.equal([...asked.html.matchAll(/<option value="" selected>I would rather not say/g)].length, 2)
    assert.ok(!asked.text.includes('Forget all of it'))

    const waiting = await browser.sends(path, answers('is:woman', ''))
    assert.match(waiting.text, /code/i)
    assert.equal(await rowsInVault(house), 0)
    assert.ok(
      !JSON.stringify(await house.store.db.selectFrom('one_time_codes').selectAll().execute()).includes('woman'),
    )
    const wrong = await browser.sends(codeForm(), { code: '000000' })
    assert.equal(wrong.status, 422)
    assert.equal(await rowsInVault(house), 0)
    const done = await browser.sends(codeForm(), { code: await code() })
    assert.equal(done.status, 200, done.text)
    assert.match(done.text, /Done\. We keep your answers/)
    assert.match(done.text, /You have answered: How you describe your gender/)
    assert.ok(!/selected>woman|value="is:woman" selected/.test(done.html))
    assert.deepEqual(await toldNow(house, amina.id), { gender: 'woman' })
    const said = (await choicesOf(house, amina.id)).at(-1)?.said
    assert.ok(said?.kind === 'consent')
    assert.match(
      said.evidence.text,
      /How you describe your gender; Whether you live with a disability\. If you press the button, you agree/,
    )

    const forgot = await browser.sends('/forget')
    assert.match(forgot.text, /Done\. All that you told us here is erased/)
    assert.equal(await rowsInVault(house), 0)
    assert.equal((await choicesOf(house, amina.id)).at(-1)?.said.kind, 'withdrawal')
    assert.ok(!(await browser.goes(path)).text.includes('Forget all of it'))
  })

  test('to say less needs no code, to say more does, and a question left as it is stays', async t => {
    const { house, amina, browser, path, code, codeForm } = await open(t)
    await tells(house, amina.id, { gender: 'woman', disability: 'no' })
    await browser.goes(path)
    const less = await browser.sends(path, answers('keep', ''))
    assert.match(less.text, /What you would rather not say is erased/)
    assert.deepEqual(await toldNow(house, amina.id), { gender: 'woman' })
    house.clock.advance(1_000)
    await browser.sends(path, answers('keep', 'is:yes'))
    assert.deepEqual(await toldNow(house, amina.id), { gender: 'woman' })
    await browser.sends(codeForm(), { code: await code() })
    assert.deepEqual(await toldNow(house, amina.id), { gender: 'woman', disability: 'yes' })
    const none = await browser.sends(path, answers('', ''))
    assert.match(none.text, /erased, and your yes is taken back/)
    assert.equal(await rowsInVault(house), 0)
  })

  test('nothing chosen, a strange answer, a strange code and a strange form change nothing', async t => {
    const { house, amina, browser, path, app } = await open(t)
    await browser.goes(path)
    const nothing = await browser.sends(path)
    assert.equal(nothing.status, 422)
    assert.match(nothing.text, /nothing has changed/)
    const strange = await browser.sends(path, answers('is:dragon', 'is:no'))
    assert.equal(strange.status, 422)
    const forged = await browser.sends(path, answers('is:woman', 'is:no'), `${path}/code/strange`)
    assert.equal(forged.status, 422)
    const direct = await app.request(path, { method: 'POST', body: new URLSearchParams(answers('is:woman', '')) })
    assert.equal(direct.status, 400)
    assert.equal((await app.request('/about-you/nonsense')).status, 404)
    assert.equal(await rowsInVault(house), 0)
    assert.equal((await choicesOf(house, amina.id)).length, 0)
  })

  test('a yes that was taken back elsewhere while the code travelled is given anew with the code, and the answers with it', async t => {
    const { house, amina, browser, path, code, codeForm } = await open(t)
    await browser.goes(path)
    await browser.sends(path, answers('is:man', ''))
    house.clock.advance(1_000)
    assert.ok((await withdraw(house, amina.id, { purpose: 'answers', channel: 'any' }, 'one-click')).ok)
    house.clock.advance(1_000)
    await browser.sends(codeForm(), { code: await code() })
    assert.deepEqual(await toldNow(house, amina.id), { gender: 'man' })
  })

  test('where nobody is asked, the page says so and nothing leads to it', async t => {
    const { amina, browser, path } = await open(t, vaultPolicy.slice(0, vaultPolicy.indexOf('vault:')))
    assert.match((await browser.goes(path)).text, /We ask nothing of this kind/)
    assert.ok(!(await browser.goes(amina.preferences())).html.includes('/about-you/'))
  })
})
