import type { Group } from '@candor/fairness'
import type { Grouping } from './grouping.ts'

/** Groups in the order they are shown in: of numbers as they follow each other, of names by name. */
export const inOrder = <G extends Group>(groups: readonly G[], grouping: Grouping | undefined): readonly G[] =>
  grouping?.cuts === undefined
    ? groups.toSorted((a, b) => (a.group < b.group ? -1 : a.group > b.group ? 1 : 0))
    : groups
