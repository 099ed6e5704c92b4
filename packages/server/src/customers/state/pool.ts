/** A list that is filled again and again with the same objects: reading a million customers allocates nothing. */
export class Pool<T> {
  /** The first so many, as the last `show` said. */
  readonly shown: T[] = []
  readonly #all: T[] = []
  readonly #make: () => T

  constructor(make: () => T) {
    this.#make = make
  }

  /** The object at `i`, to be filled; asked for in order. */
  at(i: number): T {
    if (i === this.#all.length) this.#all.push(this.#make())
    return this.#all[i] as T
  }

  show(count: number): void {
    while (this.shown.length > count) this.shown.pop()
    for (let i = this.shown.length; i < count; i++) this.shown.push(this.#all[i] as T)
  }
}
