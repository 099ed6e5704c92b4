export { openTemplates } from './open-templates.ts'
export type { Person, Rendered, TemplateFault, TemplateLimits, Templates } from './port.ts'
