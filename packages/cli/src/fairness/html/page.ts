import type { Report } from '../report.ts'
export const reportHtml = (_report: Report, _source: string): string => ''
