import assert from 'node:assert/strict'
import { toHex } from '@candor/ledger'
import type { TileFolder } from '../../adapters/tiles/index.ts'
import { parsePublished } from '../published.ts'

/** Every checkpoint that a folder was given: sizes with their roots, in order. */
export type Shown = { readonly size: number; readonly root: string }[]

/** The folder, writing down the checkpoints it is given. */
export function watching(tiles: TileFolder, shown: Shown): TileFolder {
  return {
    ...tiles,
    async write(path, bytes) {
      await tiles.write(path, bytes)
      if (path !== 'checkpoint') return
      const published = parsePublished(new TextDecoder().decode(bytes))
      assert.ok(published.ok)
      shown.push({ size: published.value.size, root: toHex(published.value.root) })
    },
  }
}

/** INVARIANT I8: at most one root for each size, over all processes and restarts. */
export function oneRootForEachSize(shown: Shown): void {
  const roots = new Map<number, string>()
  for (const { size, root } of shown) {
    assert.equal(roots.get(size) ?? root, root, `two roots for size ${size}`)
    roots.set(size, root)
  }
}

export function onlyGrows(shown: Shown): void {
  for (const [i, { size }] of shown.entries()) assert.ok(i === 0 || size >= shown[i - 1]!.size)
}
