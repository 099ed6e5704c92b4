import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importTestCustomers, openTestHouse, type TestHouse, testPolicy } from '../../../../../test/house.ts'
import { onEachPlace } from '../../../../../test/stores.ts'
import { say } from '../../acts/choices/index.ts'
import { readProfile } from '../../customers/profiles/index.ts'
import * as requests from '../../customers/rights/index.ts'
import { currentState, preview, rebuildStale, stateFromTruth, wordsAbout } from '../../decisions/index.ts'
import { mailTo } from '../../pages/center/testing/shop.ts'
import { houseTime } from '../../record/index.ts'
import { watchDeadlines } from './deadlines.ts'
import { doRight } from './do-right.ts'
import { askProof, proveAndDo } from './identity.ts'
import { networkOf } from './network.ts'
import { openRequest, type RequestAsk } from './open-request.ts'
import { parseCorrections } from './parse-correction.ts'
import { answerRequest, extendRequest, proveByStaff, refuseRequest } from './staff-moves.ts'
import { askWayIn, carryLetters } from './visitor.ts'

const policy = `${testPolicy}
rights:
  correct: [name, plan]
  weigh: [fairness-monitoring]
  complain_to: The authority of Berlin, https://authority.example
`
const hour = 3_600_000
const minute = 60_000

/** A store whose process ends before it can note a second change of a table. */
function crashOn(table: string, { store }: TestHouse): TestHouse['store']['commit'] {
  let seen = 0
  return change => {
    if (change.writes.some(write => write.table === table) && ++seen === 2) return Promise.reject(new Error('crash'))
    return store.commit(change)
  }
}

async function asks(house: TestHouse, ask: Partial<RequestAsk> & Pick<RequestAsk, 'customer' | 'right'>) {
  const opened = await openRequest(house, { via: 'link', identity: 'link', by: 'customer', words: {}, ...ask })
  assert.ok(opened.ok)
  const done = await doRight(house, opened.value.request)
  assert.ok(done.ok)
  return done.value.request
}

const mails = async (house: TestHouse, customer: string): Promise<string[]> =>
  (await mailTo(house, customer)).map(({ subject }) => subject ?? '')

const codeOf = async (house: TestHouse, customer: string): Promise<string> => {
  const mail = (await mailTo(house, customer)).findLast(({ subject }) => subject?.includes('Your code'))
  return /^\s*(\d{6})\s*$/m.exec(mail?.text ?? '')?.[1] ?? ''
}

const kinds = async (house: TestHouse, customer: string): Promise<string[]> =>
  (await house.store.among('entries', 'customer', [customer]))
    .toSorted((a, b) => (a.entry < b.entry ? -1 : 1))
    .map(row => row.kind)

onEachPlace('the rights desk', place => {
  test('binds, answers in time, and says no with a reason', async t => {
    const house = await openTestHouse({ place: await place(), policy })
    t.after(() => house.close())
    const [amina, bo] = await importTestCustomers(house, [{ key: 'amina', agreed: true }, { key: 'bo' }])
    assert.ok(amina && bo)
    const contact = { kind: 'contact', purpose: 'offers', channel: 'email', lacks: [] } as const
    const verdict = async () => {
      const { before } = (await currentState(house, house.judge, amina))!
      return preview(house.judge, contact, before.state, house.clock.now())
    }
    assert.equal((await verdict()).outcome, 'permit')

    await t.test('restriction holds at once, through every rebuild, and only its own answers go out', async () => {
      const request = await asks(house, { customer: amina, right: 'restriction' })
      assert.deepEqual([request.state, request.handledBy, request.dueBy], ['answered', 'house', 'gdpr-dsar-1m'])
      assert.equal((await verdict()).deciding, 'house-restricted')
      assert.deepEqual(await mails(house, amina), ['We answered your request'])
      assert.equal((await stateFromTruth(house, house.judge, amina))?.restricted, true)
      assert.equal(await rebuildStale(house, house.judge), 0)
      const open = (await kinds(house, amina)).filter(kind => kind !== 'import')
      assert.deepEqual(open.slice(0, 2).toSorted(), ['decision', 'rights'])
    })

    await t.test('it is lifted when the holder of the address proves it, and not before', async () => {
      const waits = await asks(house, { customer: amina, right: 'lift-restriction' })
      assert.equal(waits.state, 'received')
      assert.equal((await verdict()).outcome, 'deny')
      const lifted = await proveByStaff(house, waits.request, 'called back', 'staff:vera')
      assert.ok(lifted.ok)
      // Three answers went out by now, more than the budget of two a week: they use up none of it.
      assert.equal((await mails(house, amina)).length, 3)
      assert.equal((await verdict()).outcome, 'permit')
      assert.equal((await stateFromTruth(house, house.judge, amina))?.contactCount, 0)
      assert.ok((await mails(house, amina)).includes('Your data will be used again'))
    })

    await t.test('a correction of what may be corrected is made, and anything else waits', async () => {
      assert.equal(parseCorrections(house.judge.policy, { email: 'x@y.example' }).ok, false)
      const corrections = parseCorrections(house.judge.policy, { name: 'Amina B', plan: 'gold' })
      assert.ok(corrections.ok)
      const words = { corrections: corrections.value }
      const ask = { customer: amina, right: 'correction', identity: 'staff', words } as const
      assert.equal((await asks(house, ask)).state, 'answered')
      const profile = await readProfile(house, amina)
      assert.deepEqual([profile?.sealed['name'], profile?.attributes['plan']], ['Amina B', 'gold'])
      const more = await asks(house, { ...ask, words: { ...words, said: 'And my old address.' } })
      assert.equal(more.state, 'in-progress')
      assert.ok((await answerRequest(house, more.request, 'Both are corrected.', 'staff:vera')).ok)
    })

    await t.test('the same again is the same request, and an appeal names what it is about', async () => {
      const one = await asks(house, { customer: bo, right: 'human-review', words: { said: 'Why no offer?' } })
      house.clock.advance(hour)
      assert.equal((await asks(house, { customer: bo, right: 'human-review' })).request, one.request)
      const early = { via: 'link', identity: 'link', by: 'customer', words: {}, customer: bo } as const
      assert.equal((await openRequest(house, { ...early, right: 'appeal', appealOf: one.request })).ok, false)
      assert.ok(
        (await refuseRequest(house, one.request, 'compelling-grounds', 'The law asks for it.', 'staff:vera')).ok,
      )
      const appeal = await asks(house, { customer: bo, right: 'appeal', appealOf: one.request })
      assert.deepEqual([appeal.state, appeal.appealOf, appeal.dueBy], ['in-progress', one.request, 'month'])
      assert.equal((await answerRequest(house, one.request, 'No.', 'staff:vera')).ok, false)
      assert.equal((await answerRequest(house, appeal.request, 'x', 'staff:vera')).ok, false)
    })

    await t.test(
      'staff are reminded once at each stage, and a clock that goes back makes nothing less late',
      async () => {
        const [appeal] = await requests.openRequests(house.store, 10)
        assert.ok(appeal)
        house.clock.moveTo(appeal.dueAt - 72 * hour)
        assert.deepEqual(
          (await watchDeadlines(house)).map(({ stage }) => stage),
          ['remind'],
        )
        assert.deepEqual(await watchDeadlines(house), [])
        house.clock.moveTo(appeal.dueAt + 61_000)
        assert.deepEqual(
          (await watchDeadlines(house)).map(({ stage }) => stage),
          ['overdue'],
        )
        const late = await houseTime(house)
        house.clock.moveTo(Date.parse('2020-01-01T00:00:00Z'))
        assert.equal(await houseTime(house), late)
        assert.deepEqual(await watchDeadlines(house), [])
        assert.deepEqual([...(await requests.countStages(house.store))], [['overdue', 1]])
        assert.equal((await extendRequest(house, appeal.request, 'complex', 'Too late.', 'staff:vera')).ok, false)
        house.clock.moveTo(late)
      },
    )

    await t.test('whoever has an address gets one letter a day; nobody else gets anything', async () => {
      const letters = async (): Promise<number> => {
        house.clock.advance(minute)
        await carryLetters(house)
        return (await mails(house, bo)).filter(subject => subject === 'Your link to your rights').length
      }
      const rows = () => house.store.db.selectFrom('way_in_letters').selectAll().execute()
      const bytes = (value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value)
      const rest = async (): Promise<string> =>
        JSON.stringify((await rows()).map(row => Object.values(row).map(value => bytes(value))))
      for (const email of ['nobody@mail.example', 'BO@mail.example'])
        assert.equal(await askWayIn(house, email, '192.0.2.1'), 'noted')
      // Known and unknown wait alike, and neither address can be read.
      const alike = ({ version, asks, attempts, sealed }: Awaited<ReturnType<typeof rows>>[number]) =>
        [version, asks, attempts, Boolean(sealed)].join()
      assert.deepEqual((await rows()).map(alike), ['1,1,0,true', '1,1,0,true'])
      assert.ok(!/mail\.example|192\.0/.test(await rest()))
      assert.equal(await letters(), 1)
      assert.deepEqual(
        (await rows()).map(({ wrapped, sealed, next_at }) => wrapped ?? sealed ?? next_at),
        [null, null],
      )
      await askWayIn(house, 'bo@mail.example', '192.0.2.2')
      assert.equal(await letters(), 1)
      house.clock.advance(25 * hour)
      await askWayIn(house, 'bo@mail.example', '192.0.2.2')
      assert.equal(await letters(), 2)
    })

    await t.test('a letter that a crash or the mail server stopped is tried again, and goes once', async () => {
      house.clock.advance(25 * hour)
      const email = house.channels.get('email')!
      const before = (await mails(house, bo)).length
      let answers: 'failed' | 'unknown' = 'failed'
      const broken = {
        ...house,
        channels: new Map([
          ['email', { ...email, send: async () => ({ result: answers, permanent: false, why: '' }) }],
        ]),
      } as unknown as TestHouse
      await askWayIn(house, 'bo@mail.example', '192.0.2.3')
      house.clock.advance(minute)
      await carryLetters(broken)
      assert.equal(await carryLetters(house), false)
      assert.equal((await mails(house, bo)).length, before)
      house.clock.advance(6 * minute)
      answers = 'unknown'
      await carryLetters(broken)
      house.clock.advance(31 * minute)
      // The process ends between the hand-over and its note: the next one finds that it went.
      const crashing = { ...house, store: { ...house.store, commit: crashOn('way_in_letters', house) } } as TestHouse
      await assert.rejects(carryLetters(crashing), /crash/)
      assert.equal((await mails(house, bo)).length, before + 1)
      house.clock.advance(5 * hour)
      await carryLetters(house)
      assert.equal((await mails(house, bo)).length, before + 1)
      const [open] = await requests.dueLetters(
        { ...house, clock: { ...house.clock, now: () => Number.MAX_SAFE_INTEGER } },
        1,
      )
      assert.equal(open, undefined)
    })

    await t.test('a flood from one place fills neither the store nor the mailboxes of strangers', async () => {
      house.clock.advance(25 * hour)
      const answers = []
      for (let i = 0; i < 12; i++) answers.push(await askWayIn(house, `n${i}@mail.example`, `2001:db8::${i + 1}`))
      assert.deepEqual([...new Set(answers.slice(0, 10)), ...new Set(answers.slice(10))], ['noted', 'too-many'])
      assert.equal(await askWayIn(house, 'n11@mail.example', '2001:db8:0:1::1'), 'noted')
      assert.equal(networkOf('::ffff:1:2'), '0:0:0:0::/64')
      house.clock.advance(hour)
      assert.equal(await askWayIn(house, 'n12@mail.example', '2001:db8::1'), 'noted')
    })

    await t.test(
      'an objection bars what it names: advertising for good, what is weighed until it is answered',
      async () => {
        house.clock.advance(hour)
        const barred = async (purpose: string): Promise<boolean> => {
          const { before } = (await currentState(house, house.judge, bo))!
          const shown = { kind: 'present', purpose, basis: 'legitimate-interest' } as const
          const is =
            preview(house.judge, shown, before.state, house.clock.now()).deciding === 'core-withdrawal-immediate'
          assert.deepEqual((await stateFromTruth(house, house.judge, bo))?.bytes, before.state.bytes)
          return is
        }
        const state = async () => [await barred('offers'), await barred('fairness-monitoring')]
        const ask = { customer: bo, right: 'objection' } as const
        const wrong = { via: 'link', identity: 'link', by: 'customer', words: {}, customer: bo } as const
        for (const purposes of [['service'], ['nothing'], [], ['offers', 'offers']])
          assert.equal((await openRequest(house, { ...wrong, right: 'objection', purposes })).ok, false)
        assert.equal((await openRequest(house, { ...wrong, right: 'access', purposes: ['offers'] })).ok, false)
        assert.deepEqual(await state(), [false, false])

        const weighed = await asks(house, { ...ask, purposes: ['fairness-monitoring'] })
        assert.deepEqual([weighed.state, weighed.purposes], ['in-progress', ['fairness-monitoring']])
        assert.deepEqual(await state(), [false, true])
        house.clock.advance(hour)
        assert.equal((await asks(house, { ...ask, purposes: ['fairness-monitoring'] })).request, weighed.request)
        const grounds = (request: string) =>
          refuseRequest(house, request, 'compelling-grounds', 'We must see whom we leave out.', 'staff:vera')
        assert.ok((await grounds(weighed.request)).ok)
        assert.deepEqual(await state(), [false, false])

        const marketing = await asks(house, { ...ask, purposes: ['offers'] })
        assert.deepEqual([marketing.state, marketing.handledBy], ['answered', 'house'])
        assert.equal((await grounds(marketing.request)).ok, false)
        assert.deepEqual(await state(), [true, false])

        // The process ended before the house did its part: whoever refuses what is weighed does not lose the rest.
        house.clock.advance(hour)
        const cut = await openRequest(house, {
          ...wrong,
          right: 'objection',
          purposes: ['offers', 'fairness-monitoring'],
        })
        assert.ok(cut.ok && (await grounds(cut.value.request.request)).ok)
        const noes = (await wordsAbout(house, bo)).filter(({ said }) => said.kind === 'objection')
        assert.deepEqual(
          noes.map(({ said }) => said.kind !== 'preference' && said.purpose),
          ['offers', 'offers'],
        )

        house.clock.advance(hour)
        const all = await asks(house, ask)
        assert.deepEqual([all.state, await state()], ['in-progress', [true, true]])
        assert.ok((await answerRequest(house, all.request, 'We look at you no more.', 'staff:vera')).ok)
        assert.deepEqual(await state(), [true, true])
        assert.equal(await rebuildStale(house, house.judge), 0)
      },
    )

    await t.test('an erasure is done when the code comes back, and answered for good', async () => {
      const asked = await asks(house, { customer: amina, right: 'erasure', words: { said: 'Please forget me.' } })
      assert.equal(asked.state, 'received')
      const challenge = await askProof(house, asked, 'prove')
      assert.ok(challenge.ok)
      const code = await codeOf(house, amina)
      assert.deepEqual(await proveAndDo(house, asked, challenge.value, '000000'), { ok: false, error: 'wrong-code' })
      const done = await proveAndDo(house, asked, challenge.value, code)
      assert.ok(done.ok && done.value.certificate)
      assert.equal(await readProfile(house, amina), undefined)
      const kept = await requests.findRequest(house, asked.request)
      assert.deepEqual([kept?.state, kept?.handledBy, kept?.identity], ['answered', 'house', 'code'])
      assert.deepEqual(await requests.wordsOfRequest(house, asked), {})
      assert.equal(await house.store.get('customer_keys', { customer: amina }), undefined)
    })

    await t.test('after an erasure right, times and outcome stay, and no word', async () => {
      assert.ok((await say(house, bo, [{ kind: 'preference', value: { dial: 'none' } }], 'api')).ok)
      const before = await requests.requestsOf(house, [bo])
      assert.match(JSON.stringify(await requests.exportOf(house, bo)), /Why no offer\?/)
      await house.store.commit({ expect: [], writes: await requests.erase(house, bo) })
      assert.deepEqual(
        (await requests.requestsOf(house, [bo])).map(({ version: _, ...one }) => one),
        before.map(({ version: _, ...one }) => one),
      )
      const [one] = before
      assert.deepEqual(await requests.wordsOfRequest(house, one!), {})
      const gone = await requests.expire(house, house.clock.now() + 1, 10)
      assert.equal(gone.length, (await requests.settledRequests(house.store, 50)).length)
    })
  })
})
