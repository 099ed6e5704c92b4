import { KeysRefused } from './faults.ts'
import type { KeyFolder } from './folder.ts'

/** The house's own keys, read once, for indexes and tokens; each serves one use. */
export class HouseKeys {
  readonly #keys: Map<string, Uint8Array>

  constructor(folder: KeyFolder, names: readonly string[]) {
    this.#keys = new Map(names.map(name => [name, folder.readOrAdd(name)]))
  }

  /** Throws `KeysRefused` once closed, so that nothing is ever indexed under an overwritten key. */
  get(name: string): Uint8Array {
    const key = this.#keys.get(name)
    if (!key) throw new KeysRefused('The keys are closed.')
    return key
  }

  close(): void {
    for (const key of this.#keys.values()) key.fill(0)
    this.#keys.clear()
  }
}
