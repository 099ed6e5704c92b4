import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onEachStore } from '../../../../../test/stores.ts'
import { policyByDigest, policyTerms, rememberPolicy } from './policy-store.ts'
import { minimal } from './testing/policies.ts'

onEachStore('the policies of a house', open => {
  test('a policy is found under its digest, letter for letter', async () => {
    const store = await open()
    const kept = { digest: 'sha256:01', source: `${minimal}# é 日本\n`, loadedAt: 1_800_000_000_000 }
    await rememberPolicy(store, kept)
    assert.deepEqual(await policyByDigest(store, 'sha256:01'), kept)
    assert.equal(await policyByDigest(store, 'sha256:02'), undefined)
  })

  test('a policy that is known stays as it was first kept', async () => {
    const store = await open()
    const first = { digest: 'sha256:01', source: minimal, loadedAt: 1 }
    await rememberPolicy(store, first)
    await rememberPolicy(store, { ...first, source: `# again\n${minimal}`, loadedAt: 2 })
    assert.deepEqual(await policyByDigest(store, 'sha256:01'), first)
    assert.deepEqual(await policyTerms(store), [{ digest: 'sha256:01', since: 1 }])
  })

  test('each start under another policy begins a term, also when an earlier one comes back', async () => {
    const store = await open()
    const starts = ['01', '01', '02', '02', '01', '01', '03', '02']
    for (const [index, digest] of starts.entries())
      await rememberPolicy(store, { digest, source: minimal, loadedAt: index })
    assert.deepEqual(await policyTerms(store), [
      { digest: '02', since: 7 },
      { digest: '03', since: 6 },
      { digest: '01', since: 4 },
      { digest: '02', since: 2 },
      { digest: '01', since: 0 },
    ])
  })

  test('a clock that went back does not hide the policy that judges now', async () => {
    const store = await open()
    for (const [digest, loadedAt] of [
      ['01', 5],
      ['02', 9],
      ['01', 7],
    ] as const)
      await rememberPolicy(store, { digest, source: minimal, loadedAt })
    assert.deepEqual((await policyTerms(store))[0], { digest: '01', since: 10 })
  })
})
