import { isAlias, isPair, isScalar, isSeq, type Node, type Pair, type Scalar, type YAMLMap } from 'yaml'

const poisoned: readonly string[] = ['__proto__', 'constructor', 'prototype']

/** Names that every object has, or that YAML reads as a command; none of them can be a key of a policy. */
export const isForbiddenName = (name: string): boolean => poisoned.includes(name) || name === '<<'

/** What is not read of a node, if anything: a policy says each thing where it stands, in plain values. */
export function wrongWithNode(node: Node): string | undefined {
  if (isAlias(node)) return 'aliases (*name) are not read; write the value out'
  if (node.anchor) return 'anchors (&name) are not read; write the value out where it is needed'
  return node.tag ? `tags (${node.tag.slice(0, 40)}) are not read; write a plain value` : undefined
}

/** What is wrong with the key of a map, if anything. */
export function wrongWithKey(key: Node): string | undefined {
  if (!isScalar(key) || typeof key.value !== 'string') return 'a key must be a plain name; use quotes if it is one'
  if (key.value === '<<') return 'merge keys (<<) are not read; write the keys out'
  return isForbiddenName(key.value) ? 'this name is not allowed' : undefined
}

/** The pairs of a map whose key stood in it before. */
export function repeatedIn(map: YAMLMap): Pair<Scalar>[] {
  const seen = new Set<unknown>()
  return map.items.filter((pair): pair is Pair<Scalar> => {
    if (!isScalar(pair.key)) return false
    const first = !seen.has(pair.key.value)
    seen.add(pair.key.value)
    return !first
  })
}

/** The path of a place from the nodes that lead to it: `purposes.offers.channels[0]`. */
export function pathTo(nodes: readonly unknown[]): string {
  return nodes.reduce<string>((path, node, index) => {
    if (isPair(node)) return `${path}${path ? '.' : ''}${isScalar(node.key) ? String(node.key.value) : '?'}`
    return isSeq(node) && index < nodes.length - 1 ? `${path}[${node.items.indexOf(nodes[index + 1])}]` : path
  }, '')
}
