/** First and last names, mixed at random: nobody in particular. Some have accents, hyphens, apostrophes or other scripts. */
export const firstNames = [
  'Maria', 'João', 'Ana', 'António', 'Inês', 'Tiago', 'Beatriz', 'Rui', 'Leonor', 'Duarte', 'Mafalda', 'Gonçalo',
  'Catarina', 'Nuno', 'Sofia', 'Vasco', 'Lucía', 'Íñigo', 'Carmen', 'Álvaro', 'Noémie', 'Étienne', 'Anne-Marie', 'Loïc',
  'Emily', 'Oliver', 'Niamh', "D'Arcy", 'Zoë', 'Björn', 'Søren', 'Łucja', 'Jiří', 'Ayşe', 'Emre', 'Fatima', 'Youssef',
  'Amina', 'Kwame', 'Ngozi', 'Thabo', 'Priya', 'Arjun', 'Siti', 'Budi', 'Nguyễn', 'Mei', 'Haruto', 'Yuki', 'Ji-woo',
  'Leilani', 'Tane', 'Μαρία', 'Олена', 'ليلى', '小明', 'नीला', 'Yara', 'Caetano', 'Thaís',
] as const

export const lastNames = [
  'Silva', 'Santos', 'Ferreira', 'Pereira', 'Oliveira', 'Costa', 'Rodrigues', 'Martins', 'Sousa', 'Gonçalves', 'Araújo',
  'Falcão', 'Conceição', 'Brandão', 'Vale do Mar', 'Peña', 'Ibáñez', 'Garnier', "L'Écuyer", "O'Neill", 'Smith-Jones',
  'Bäcker', 'Ångström', 'Kowalska', 'Dvořák', 'Yılmaz', 'Haddad', 'Benali', 'Mensah', 'Okafor', 'Dlamini', 'Sharma',
  'Patel', 'Wijaya', 'Trần', 'Chen', 'Tanaka', 'Kim', 'Kealoha', 'Παππάς', 'Шевченко', 'الحداد', '王', 'कुमार', 'Barros',
] as const

/** The Latin letters of a name in lower case, for an address; empty when it has none. */
export const latinOf = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z]/g, '')
