import { err, ok, type Result } from '@candor/terms'
import { type Complaint, exits } from '../answer.ts'

/** `column operator value`, as in `pdays!=-1`. */
export type Condition = { readonly column: string; readonly operator: Operator; readonly value: string }

const operators = ['!=', '<=', '>=', '==', '=', '<', '>'] as const
type Operator = (typeof operators)[number]

/** 0 no, 1 yes, 2 not known. */
export type Truth = 0 | 1 | 2

/** Reads a condition of the command line. `option` is where it stands, for the complaint. */
export function parseCondition(text: string, option: string): Result<Condition, Complaint> {
  const [, column = '', operator, value = ''] = /^([^!=<>]+)(!=|<=|>=|==|=|<|>)(.*)$/s.exec(text) ?? []
  const wrong = (why: string): Result<never, Complaint> =>
    err({
      what: `${option} ${JSON.stringify(text)} is not a condition`,
      why,
      next: `Write a column, one of = != < <= > >=, and a value: ${option} 'pdays!=-1'.`,
      exit: exits.usage,
      code: 'usage',
    })
  if (operator === undefined) return wrong('it has no column and comparison')
  // Quotation marks around the value are those of a shell or of another tool.
  const trimmed = value.trim().replace(/^(['"])(.*)\1$/s, '$2')
  if (trimmed === '') return wrong('there is no value to compare with; empty cells count as not known')
  if (/[<>]/.test(operator) && numberOf(trimmed) === undefined) return wrong('only numbers can be smaller or larger')
  return ok({ column: column.trim(), operator: operator as Operator, value: trimmed })
}

/**
 * Makes the test of a cell. Numbers are compared as numbers where both sides are numbers, else as text. An empty cell is not known, and
 * so is one that is no number where the order of numbers is asked for.
 */
export function testOf({ operator, value }: Condition): (cell: string) => Truth {
  const number = numberOf(value)
  const negative = operator === '!='
  if (operator === '=' || operator === '==' || negative) return cell => equals(cell.trim(), value, number, negative)
  const compare = orders[operator]
  return cell => {
    const found = numberOf(cell.trim())
    return found === undefined ? 2 : compare(found, number!) ? 1 : 0
  }
}

const orders = {
  '<': (a: number, b: number) => a < b,
  '<=': (a: number, b: number) => a <= b,
  '>': (a: number, b: number) => a > b,
  '>=': (a: number, b: number) => a >= b,
}

function equals(cell: string, value: string, number: number | undefined, negative: boolean): Truth {
  if (cell === '') return 2
  const same = cell === value || (number !== undefined && numberOf(cell) === number)
  return same !== negative ? 1 : 0
}

/** A finite decimal number, or `undefined`. */
export function numberOf(text: string): number | undefined {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return undefined
  const number = Number(text)
  return Number.isFinite(number) ? number : undefined
}
