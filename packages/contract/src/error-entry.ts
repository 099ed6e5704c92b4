/**
 * One thing that can go wrong, declared once: the HTTP status, a sentence for the person who asked (what is wrong and what to
 * do next), and one for whoever runs the server.
 */
export type ErrorEntry = { readonly status: number; readonly person: string; readonly operator: string }

export const entry = (status: number, person: string, operator: string): ErrorEntry => ({ status, person, operator })
