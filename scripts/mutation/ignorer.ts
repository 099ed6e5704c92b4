import type { Ignorer, NodePath } from '@stryker-mutator/api/ignore'

/** What is written for people: sentences of predicates and texts of rules. No verdict turns on it. */
const texts = new Set(['sentence', 'text', 'citation'])

type Node = {
  readonly type: string
  readonly key?: { readonly name?: string; readonly value?: string }
  readonly callee?: { readonly name?: string }
}

/** Leaves out texts, citations and messages of errors; Stryker counts what is left out. */
export const ignorer: Ignorer = {
  shouldIgnore(path: NodePath): string | undefined {
    const { node } = path as { readonly node: Node }
    if (node.type === 'ObjectProperty' && texts.has(node.key?.name ?? node.key?.value ?? '')) return 'a text for people'
    return node.type === 'NewExpression' && node.callee?.name?.endsWith('Error') === true
      ? 'the message of an error'
      : undefined
  },
}
