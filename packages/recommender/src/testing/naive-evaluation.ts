import { naiveEase, naiveGram } from './naive.ts'

type Pair = readonly [user: number, item: number]

/** The five folds of protocol B or D, by the plainest code: sets, sorts and whole matrices. Items are numbered in their order. */
export function naiveEvaluation(
  protocol: 'B' | 'D',
  pairs: readonly Pair[],
  size: { readonly users: number; readonly items: number },
  hash: (text: string) => number,
  model: 'popularity' | 'ease' | 'edlae' | 'item-knn',
  { lambda, p, neighbours }: { readonly lambda: number; readonly p: number; readonly neighbours: number },
): { readonly recall20: number; readonly ndcg10: number; readonly coverage20: number } {
  const all = Array.from({ length: size.items }, (_, item) => item)
  const totals = { recall20: 0, ndcg10: 0, coverage20: 0 }
  for (let fold = 0; fold < 5; fold++) {
    const kindOf = ([user, item]: Pair) => {
      if (protocol === 'B') return hash(`${user}:${item}`) % 5 === fold ? 'target' : 'train'
      if (hash(`${user}`) % 5 !== fold) return 'train'
      return hash(`${user}:${item}`) % 5 === 0 ? 'target' : 'history'
    }
    const of = (kinds: string[], user: number) =>
      pairs.filter(pair => pair[0] === user && kinds.includes(kindOf(pair))).map(([, item]) => item)
    const rows = Array.from({ length: size.users }, (_, user) => {
      const items = new Set(of(['train'], user))
      return all.map(item => (items.has(item) ? 1 : 0))
    })
    const scoresOf = scoring(model, rows, { lambda, p, neighbours })
    const seen = new Set<number>()
    let [people, recall, ndcg] = [0, 0, 0]
    for (let user = 0; user < size.users; user++) {
      const targets = new Set(of(['target'], user))
      if (targets.size === 0) continue
      people++
      const history = of(['train', 'history'], user)
      const scores = scoresOf(history)
      const list = all.filter(item => !history.includes(item)).sort((a, b) => scores[b]! - scores[a]! || a - b)
      const gain = (items: number[]) =>
        items.reduce((sum, item, at) => sum + (targets.has(item) ? 1 / Math.log2(at + 2) : 0), 0)
      recall += list.slice(0, 20).filter(item => targets.has(item)).length / Math.min(20, targets.size)
      ndcg += gain(list.slice(0, 10)) / gain([...targets].slice(0, 10))
      for (const item of list.slice(0, 20)) seen.add(item)
    }
    totals.recall20 += recall / people / 5
    totals.ndcg10 += ndcg / people / 5
    totals.coverage20 += seen.size / size.items / 5
  }
  return totals
}

function scoring(
  model: string,
  rows: readonly (readonly number[])[],
  { lambda, p, neighbours }: { readonly lambda: number; readonly p: number; readonly neighbours: number },
): (history: readonly number[]) => number[] {
  const gram = naiveGram(rows)
  if (model === 'popularity') return () => gram.map((row, i) => row[i]!)
  const weights = model === 'item-knn' ? cosines(gram, neighbours) : naiveEase(rows, lambda, model === 'edlae' ? p : 0)
  return history => gram.map((_, j) => history.toSorted((a, b) => a - b).reduce((sum, h) => sum + weights[h]![j]!, 0))
}

function cosines(gram: readonly (readonly number[])[], neighbours: number): number[][] {
  const of = (h: number, j: number) =>
    h === j || gram[h]![j] === 0 ? 0 : gram[h]![j]! / Math.sqrt(gram[h]![h]! * gram[j]![j]!)
  const kept = gram.map((_, j) =>
    gram
      .map((_, h) => h)
      .filter(h => h !== j)
      .sort((a, b) => of(b, j) - of(a, j) || a - b)
      .slice(0, neighbours),
  )
  return gram.map((row, h) => row.map((_, j) => (kept[j]!.includes(h) ? of(h, j) : 0)))
}
