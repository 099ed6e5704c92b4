import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { noon, openTestHouse, type TestHouse } from '../../../../../test/house.ts'
import { type Link, linkToken, readLink } from './index.ts'

const later = noon + 1_000
const links = [
  { for: 'withdraw', customer: 'c1', purpose: 'offers', channel: 'email' },
  { for: 'manage', customer: 'c1', expires: later },
  { for: 'why', customer: 'c1', act: 'spring', expires: later },
  { for: 'undo', customer: 'c1', choices: ['a', 'b'], expires: later },
] as const satisfies Link[]
const purposes = links.map(link => link.for)
const opened = (house: TestHouse, token: string) =>
  purposes.map(wanted => readLink(house, token, wanted)).filter(link => link !== undefined)

describe('a link', () => {
  test('opens what it is for, and nothing else', async t => {
    const house = await openTestHouse()
    t.after(() => house.close())
    for (const link of links) {
      const token = linkToken(house, link)
      assert.deepEqual(opened(house, token), [link])
      assert.match(token, /^[\w.-]+$/)
    }
  })

  test('expires at its instant; a withdrawal never does', async t => {
    const house = await openTestHouse()
    t.after(() => house.close())
    const tokens = links.map(link => linkToken(house, link))
    house.clock.moveTo(later - 1)
    assert.equal(tokens.flatMap(token => opened(house, token)).length, 4)
    house.clock.moveTo(later)
    assert.deepEqual(
      tokens.flatMap(token => opened(house, token)),
      [links[0]],
    )
    house.clock.moveTo(noon + 1e12)
    assert.deepEqual(opened(house, tokens[0]!), [links[0]])
  })

  test('that was changed in any character, cut or made longer opens nothing', async t => {
    const house = await openTestHouse()
    t.after(() => house.close())
    const token = linkToken(house, links[1])
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.='
    fc.assert(
      fc.property(fc.nat({ max: token.length - 1 }), fc.constantFrom(...alphabet), (at, sign) => {
        const forged = token.slice(0, at) + sign + token.slice(at + 1)
        // Nothing but these very characters, though the last one of base64 has bits that say nothing.
        if (forged !== token) assert.deepEqual(opened(house, forged), [], `${sign} at ${at}`)
      }),
      { numRuns: 2_000 },
    )
    for (let end = 0; end < token.length; end++) assert.deepEqual(opened(house, token.slice(0, end)), [])
    for (const more of ['.', '.x', 'A', '=', ' ', '\n', '.'.repeat(3_000)])
      assert.deepEqual(opened(house, token + more), [])
  })

  test('made by another house, or out of the parts of two, opens nothing', async t => {
    const [house, other] = [await openTestHouse(), await openTestHouse()]
    t.after(() => Promise.all([house.close(), other.close()]))
    assert.deepEqual(opened(house, linkToken(other, links[0])), [])
    const [a, b] = [linkToken(house, links[0]).split('.'), linkToken(house, links[1]).split('.')]
    assert.deepEqual(opened(house, [a[0], a[1], b[2]].join('.')), [])
  })
})
