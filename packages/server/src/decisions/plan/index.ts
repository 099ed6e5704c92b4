export { alone, Classes, nobody } from './classes.ts'
