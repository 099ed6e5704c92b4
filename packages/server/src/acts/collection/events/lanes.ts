/**
 * Work on the same customers goes one after the other, work on others side by side: calls of one device come in bursts, and
 * each would make the other decide again. Only a courtesy within one process; what keeps data right is the version expected
 * in every commit.
 */
export class Lanes {
  readonly #tails = new Map<string, Promise<void>>()

  /** Runs once every earlier work on one of these names has ended, however it ended. */
  async run<T>(names: readonly string[], work: () => Promise<T>): Promise<T> {
    const before = names.flatMap(name => this.#tails.get(name) ?? [])
    const done = Promise.withResolvers<void>()
    // Taken for all names at once, so that nobody can wait in a circle.
    for (const name of names) this.#tails.set(name, done.promise)
    try {
      if (before.length > 0) await Promise.all(before)
      return await work()
    } finally {
      for (const name of names) if (this.#tails.get(name) === done.promise) this.#tails.delete(name)
      done.resolve()
    }
  }
}
