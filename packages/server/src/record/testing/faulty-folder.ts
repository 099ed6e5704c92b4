import type { TileFolder } from '../../adapters/tiles/index.ts'

/** What a folder of a log does when its disk or its process fails. */
export class Crash extends Error {}

export type FaultyFolder = TileFolder & {
  /** Writes that were begun. */
  readonly writes: number
  /** From its `n`-th write on (counted from 1) nothing is written any more and every call fails, as after a crash. */
  crashAt(n: number): void
  /** The `n`-th write from now alone fails; what was begun beside it goes on. */
  failOnce(n: number): void
}

/** The folder with faults on demand. */
export function faultyFolder(inner: TileFolder): FaultyFolder {
  let writes = 0
  let crash = Number.POSITIVE_INFINITY
  let failing = Number.POSITIVE_INFINITY
  const alive = (): void => {
    if (writes >= crash) throw new Crash('the process is gone')
  }
  return {
    get writes() {
      return writes
    },
    crashAt: n => {
      crash = n
    },
    failOnce: n => {
      failing = writes + n
    },
    async write(path, bytes) {
      writes++
      alive()
      if (writes === failing) throw new Crash('no space left on the disk')
      await inner.write(path, bytes)
    },
    async read(path) {
      alive()
      return inner.read(path)
    },
    async remove(path) {
      alive()
      await inner.remove(path)
    },
    async setAside(name) {
      alive()
      await inner.setAside(name)
    },
  }
}
