export { type ImportReport, type ImportRequest, importCustomers } from './import-customers.ts'
