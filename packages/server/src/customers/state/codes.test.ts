import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onEachStore } from '../../../../../test/stores.ts'
import type { Store } from '../../adapters/store/index.ts'
import { mostPlaceTexts, mostTexts, openCodes } from './codes.ts'

/** One row at the end of a book makes it as long as one that was filled. */
async function fill(store: Store, attribute: string, code: number): Promise<void> {
  const row = { attribute, code, value: `text ${code}` }
  assert.ok((await store.commit({ expect: [], writes: [{ do: 'insert', table: 'dictionary', row }] })).done)
}

onEachStore('codes of texts', open => {
  for (const [attribute, most] of [
    ['plan', mostTexts],
    ['zone', mostPlaceTexts],
    ['language', mostPlaceTexts],
    ['region', mostPlaceTexts],
  ] as const)
    test(`of ${attribute} end at ${most}, for every process alike`, async () => {
      const store = await open()
      await fill(store, attribute, most - 1)
      const [here, there] = [await openCodes(store), await openCodes(store)]
      assert.equal(await here.ensure(attribute, 'the last one'), most)
      assert.equal(await there.ensure(attribute, 'one too many'), 0)
      assert.equal(await here.ensure(attribute, 'one too many'), 0)
      assert.deepEqual([here.code(attribute, 'one too many'), there.code(attribute, 'the last one')], [0, most])
      assert.equal(await there.ensure(attribute, 'the last one'), most)
      assert.equal(await there.ensure('another', 'one too many'), 1)
      const rows = await store.db.selectFrom('dictionary').select('code').where('attribute', '=', attribute).execute()
      assert.deepEqual(
        rows.map(({ code }) => code).toSorted((a, b) => a - b),
        [most - 1, most],
      )
    })
})
