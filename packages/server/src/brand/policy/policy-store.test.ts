import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onEachStore } from '../../../../../test/stores.ts'
import { policyByDigest, rememberPolicy } from './policy-store.ts'
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
  })
})
