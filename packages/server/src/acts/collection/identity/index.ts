export { type Nobody, type Recognized, recognize } from './recognize.ts'
