export const algorithmsPath = '/algorithms'
export const algorithmPath = (name: string): string => `${algorithmsPath}/${name}`
