import { powerAtMost } from './subtrees.ts'

/** The leaves `from` up to but without `to`. */
export type Span = { readonly from: number; readonly to: number }

/** A perfect subtree: the `index`-th of those with 2^level leaves. */
export type Subtree = { readonly level: number; readonly index: number }

/** The spans whose hashes prove that leaf `index` is in the tree of `size`, the leaf's sibling first (RFC 9162 section 2.1.3.1). */
export function inclusionSpans(index: number, size: number): Span[] {
  const siblings: Span[] = []
  for (let from = 0, to = size; to - from > 1; ) {
    const middle = splitOf({ from, to })
    siblings.unshift(index < middle ? { from: middle, to } : { from, to: middle })
    if (index < middle) to = middle
    else from = middle
  }
  return siblings
}

/** The spans whose hashes prove that the tree of `size1` is a prefix of that of `size2` (RFC 9162 section 2.1.4.1); 0 < size1 <= size2. */
export function consistencySpans(size1: number, size2: number): Span[] {
  const proof: Span[] = []
  let [from, to] = [0, size2]
  while (size1 < to) {
    const middle = splitOf({ from, to })
    proof.unshift(size1 <= middle ? { from: middle, to } : { from, to: middle })
    if (size1 <= middle) to = middle
    else from = middle
  }
  // Where the old tree is itself a left-aligned subtree of the new one, its root is known and is not repeated.
  return from === 0 ? proof : [{ from, to }, ...proof]
}

/** The perfect subtrees that make up a span, largest first. */
export function subtreesOf(span: Span): Subtree[] {
  const parts: Subtree[] = []
  for (let from = span.from; from < span.to; ) {
    const width = powerAtMost(span.to - from)
    parts.push({ level: Math.log2(width), index: from / width })
    from += width
  }
  return parts
}

/** Where RFC 9162 divides a span of two or more leaves: after the largest power of two smaller than its width. */
const splitOf = ({ from, to }: Span): number => from + powerAtMost(to - from - 1)
