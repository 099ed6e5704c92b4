import type { Says } from '@candor/terms'
import type { Rule } from './rule.ts'

/** Every word a rule can say. A limit that never opens refuses; a refused promotion is taken out. */
export function sayable({ clauses }: Pick<Rule, 'clauses'>): readonly Says[] {
  const words = clauses.flatMap((clause): Says[] => {
    const refused: Says[] = clause.says === 'defer' ? ['deny'] : []
    const stripped: Says[] = 'orStrip' in clause ? ['adjust'] : []
    return [clause.says, ...refused, ...stripped]
  })
  return [...new Set(words)]
}
