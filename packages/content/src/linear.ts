import type { Block, Content, DataTable } from './blocks.ts'
import { headingNumbers } from './footer.ts'
import type { Words } from './words.ts'

/**
 * The content in reading order for those who listen: the title, then what the message is about, sections with numbers,
 * and each row of a table as a list of "head: value".
 */
export function inReadingOrder(content: Content, words: Words): Content {
  const numbered = numberHeadings(content.blocks)
  const sections = numbered
    .filter(block => block.type === 'heading' && block.level === 2)
    .map(block => (block as Heading).text)
  const blocks = numbered.flatMap(block => (block.type === 'table' ? listRows(block, words) : [block]))
  if (sections.length < 2) return { ...content, blocks }
  const title = blocks.findIndex(block => block.type === 'heading' && block.level === 1)
  const summary: Block[] = [
    { type: 'paragraph', text: words.inShort },
    { type: 'list', ordered: false, items: sections },
  ]
  return { ...content, blocks: blocks.toSpliced(title + 1, 0, ...summary) }
}

type Heading = Extract<Block, { type: 'heading' }>

function numberHeadings(blocks: readonly Block[]): readonly Block[] {
  const headings = blocks.filter(block => block.type === 'heading')
  const numbers = headingNumbers(headings.map(heading => heading.level))
  return blocks.map(block => {
    const number = block.type === 'heading' ? numbers[headings.indexOf(block)] : ''
    return block.type === 'heading' && number ? { ...block, text: `${number}. ${block.text}` } : block
  })
}

function listRows(table: DataTable, words: Words): Block[] {
  return [
    { type: 'paragraph', text: table.caption },
    ...table.rows.flatMap((row, index): Block[] => [
      { type: 'paragraph', text: `${words.row} ${index + 1}:` },
      { type: 'list', ordered: false, items: row.map((cell, column) => `${table.head[column] ?? ''}: ${cell}`) },
    ]),
  ]
}
