import type { Language } from '../../../decisions/index.ts'

/** The words of the page on who got what. */
export type SharedTexts = {
  readonly title: string
  readonly intro: string
  readonly none: string
  readonly own: string
  readonly who: string
  readonly what: string
  readonly onlyId: string
  readonly why: string
  readonly when: string
  readonly fromTo: (first: string, last: string) => string
  readonly where: string
  readonly arrived: string
  readonly unsure: string
  readonly stop: string
  readonly stopNot: string
  readonly erase: string
  readonly told: string
  readonly tasks: Readonly<Record<string, string>>
  readonly saved: string
  readonly all: string
  readonly timeline: string
}

const en: SharedTexts = {
  title: 'Who got data about you',
  intro: 'Everybody outside who got something about you from us, what it was, and what for. Each time is on record.',
  none: 'Nobody outside got anything about you.',
  own: 'A system of our own',
  who: 'What they do',
  what: 'What they got',
  onlyId: 'Only our number for you',
  why: 'What for',
  when: 'When',
  fromTo: (first, last) => `From ${first} to ${last}`,
  where: 'Where',
  arrived: 'Whether it arrived',
  unsure: 'They did not tell us that the last of it arrived. It may be that they have it, it may be that they do not.',
  stop: 'Stop sharing this',
  stopNot: 'This belongs to a contract with you or to a duty of ours, so it does not end with a no.',
  erase: 'Have it deleted there',
  told: 'What we asked them to do',
  tasks: {
    waiting: 'We will pass it on to them.',
    sent: 'We passed it on and wait for an answer.',
    acknowledged: 'They have it and work on it.',
    done: 'They say that it is done.',
    refused: 'They refused. You can ask us why.',
    overdue: 'They have not answered in time. We follow it up.',
  },
  saved: 'Done. We pass it on to them.',
  all: 'See all your choices',
  timeline: 'See what happened between us',
}
const de: SharedTexts = {
  title: 'Wer Daten über Sie bekam',
  intro: 'Alle außerhalb, die von uns etwas über Sie bekamen, was es war und wofür. Jedes Mal steht im Protokoll.',
  none: 'Niemand außerhalb hat etwas über Sie bekommen.',
  own: 'Ein eigenes System von uns',
  who: 'Was sie tun',
  what: 'Was sie bekamen',
  onlyId: 'Nur unsere Nummer für Sie',
  why: 'Wofür',
  when: 'Wann',
  fromTo: (first, last) => `Vom ${first} bis ${last}`,
  where: 'Wo',
  arrived: 'Ob es ankam',
  unsure: 'Dass das Letzte davon ankam, haben sie uns nicht bestätigt. Vielleicht haben sie es, vielleicht nicht.',
  stop: 'Nicht mehr weitergeben',
  stopNot:
    'Dies gehört zu einem Vertrag mit Ihnen oder zu einer Pflicht von uns, es endet deshalb nicht mit einem Nein.',
  erase: 'Dort löschen lassen',
  told: 'Worum wir sie gebeten haben',
  tasks: {
    waiting: 'Wir geben es an sie weiter.',
    sent: 'Wir haben es weitergegeben und warten auf Antwort.',
    acknowledged: 'Sie haben es und arbeiten daran.',
    done: 'Sie sagen, dass es erledigt ist.',
    refused: 'Sie haben abgelehnt. Sie können uns fragen, warum.',
    overdue: 'Sie haben nicht rechtzeitig geantwortet. Wir gehen dem nach.',
  },
  saved: 'Erledigt. Wir geben es an sie weiter.',
  all: 'Alle Ihre Entscheidungen',
  timeline: 'Was zwischen uns geschah',
}
const fr: SharedTexts = {
  title: 'Qui a reçu des données sur vous',
  intro:
    'Tous ceux à l’extérieur qui ont reçu de nous quelque chose sur vous, quoi et pourquoi. Chaque fois est consignée.',
  none: 'Personne à l’extérieur n’a rien reçu sur vous.',
  own: 'Un système à nous',
  who: 'Ce qu’ils font',
  what: 'Ce qu’ils ont reçu',
  onlyId: 'Seulement notre numéro pour vous',
  why: 'Pourquoi',
  when: 'Quand',
  fromTo: (first, last) => `Du ${first} au ${last}`,
  where: 'Où',
  arrived: 'Si c’est arrivé',
  unsure: 'Ils ne nous ont pas confirmé que le dernier envoi est arrivé. Peut-être l’ont-ils, peut-être pas.',
  stop: 'Ne plus partager ceci',
  stopNot: 'Ceci fait partie d’un contrat avec vous ou d’une obligation, un non n’y met donc pas fin.',
  erase: 'Le faire effacer là-bas',
  told: 'Ce que nous leur avons demandé',
  tasks: {
    waiting: 'Nous allons le leur transmettre.',
    sent: 'Nous l’avons transmis et attendons une réponse.',
    acknowledged: 'Ils l’ont reçu et y travaillent.',
    done: 'Ils disent que c’est fait.',
    refused: 'Ils ont refusé. Vous pouvez nous demander pourquoi.',
    overdue: 'Ils n’ont pas répondu à temps. Nous les relançons.',
  },
  saved: 'C’est fait. Nous le leur transmettons.',
  all: 'Voir tous vos choix',
  timeline: 'Voir ce qui s’est passé entre nous',
}
const es: SharedTexts = {
  title: 'Quién recibió datos sobre usted',
  intro:
    'Todos los de fuera que recibieron de nosotros algo sobre usted, qué fue y para qué. Cada vez queda registrada.',
  none: 'Nadie de fuera recibió nada sobre usted.',
  own: 'Un sistema nuestro',
  who: 'Qué hacen',
  what: 'Qué recibieron',
  onlyId: 'Solo nuestro número para usted',
  why: 'Para qué',
  when: 'Cuándo',
  fromTo: (first, last) => `Del ${first} al ${last}`,
  where: 'Dónde',
  arrived: 'Si llegó',
  unsure: 'No nos confirmaron que lo último llegara. Puede que lo tengan, puede que no.',
  stop: 'No compartir más esto',
  stopNot: 'Esto forma parte de un contrato con usted o de un deber nuestro, así que no termina con un no.',
  erase: 'Hacer que lo borren allí',
  told: 'Qué les pedimos',
  tasks: {
    waiting: 'Se lo vamos a pasar.',
    sent: 'Se lo pasamos y esperamos respuesta.',
    acknowledged: 'Lo tienen y trabajan en ello.',
    done: 'Dicen que está hecho.',
    refused: 'Lo rechazaron. Puede preguntarnos por qué.',
    overdue: 'No respondieron a tiempo. Lo seguimos.',
  },
  saved: 'Hecho. Se lo pasamos.',
  all: 'Ver todas sus elecciones',
  timeline: 'Ver lo que pasó entre nosotros',
}
const id: SharedTexts = {
  title: 'Siapa yang menerima data tentang Anda',
  intro: 'Semua pihak luar yang menerima sesuatu tentang Anda dari kami, apa itu, dan untuk apa. Setiap kali dicatat.',
  none: 'Tidak ada pihak luar yang menerima apa pun tentang Anda.',
  own: 'Sistem kami sendiri',
  who: 'Apa yang mereka lakukan',
  what: 'Apa yang mereka terima',
  onlyId: 'Hanya nomor kami untuk Anda',
  why: 'Untuk apa',
  when: 'Kapan',
  fromTo: (first, last) => `Dari ${first} sampai ${last}`,
  where: 'Di mana',
  arrived: 'Apakah sampai',
  unsure: 'Mereka tidak memberi tahu kami bahwa yang terakhir sampai. Mungkin mereka memilikinya, mungkin tidak.',
  stop: 'Jangan bagikan ini lagi',
  stopNot: 'Ini bagian dari kontrak dengan Anda atau kewajiban kami, jadi tidak berakhir dengan penolakan.',
  erase: 'Minta dihapus di sana',
  told: 'Apa yang kami minta dari mereka',
  tasks: {
    waiting: 'Kami akan meneruskannya kepada mereka.',
    sent: 'Kami sudah meneruskannya dan menunggu jawaban.',
    acknowledged: 'Mereka sudah menerimanya dan mengerjakannya.',
    done: 'Mereka mengatakan sudah selesai.',
    refused: 'Mereka menolak. Anda dapat bertanya kepada kami mengapa.',
    overdue: 'Mereka belum menjawab tepat waktu. Kami menindaklanjutinya.',
  },
  saved: 'Selesai. Kami meneruskannya kepada mereka.',
  all: 'Lihat semua pilihan Anda',
  timeline: 'Lihat apa yang terjadi di antara kita',
}
const ar: SharedTexts = {
  title: 'من تلقى بيانات عنكم',
  intro: 'كل من تلقى منا شيئًا عنكم في الخارج، وما هو، ولماذا. كل مرة مسجلة.',
  none: 'لم يتلق أحد في الخارج شيئًا عنكم.',
  own: 'نظام تابع لنا',
  who: 'ماذا يفعلون',
  what: 'ماذا تلقوا',
  onlyId: 'رقمنا الخاص بكم فقط',
  why: 'لماذا',
  when: 'متى',
  fromTo: (first, last) => `من ${first} إلى ${last}`,
  where: 'أين',
  arrived: 'هل وصل',
  unsure: 'لم يؤكدوا لنا وصول آخر ما أُرسل. قد يكون لديهم وقد لا يكون.',
  stop: 'التوقف عن مشاركة هذا',
  stopNot: 'هذا جزء من عقد معكم أو من واجب علينا، لذلك لا ينتهي بالرفض.',
  erase: 'طلب حذفه هناك',
  told: 'ماذا طلبنا منهم',
  tasks: {
    waiting: 'سننقله إليهم.',
    sent: 'نقلناه إليهم وننتظر الرد.',
    acknowledged: 'تلقوه ويعملون عليه.',
    done: 'يقولون إنه تم.',
    refused: 'رفضوا. يمكنكم أن تسألونا عن السبب.',
    overdue: 'لم يردوا في الوقت المحدد. نتابع الأمر.',
  },
  saved: 'تم. ننقله إليهم.',
  all: 'جميع خياراتكم',
  timeline: 'ما حدث بيننا',
}

const tables: Readonly<Record<Language, SharedTexts>> = { en, de, fr, es, id, ar }

/** How Intl writes dates in each language. */
const dates: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de', fr: 'fr', es: 'es', id: 'id', ar: 'ar' }

const isLanguage = (word: string): word is Language => Object.hasOwn(tables, word)

/** The first language asked for that there is; English where there is none. */
export function languageIn(wanted: string | undefined): Language {
  const words = (wanted ?? '').split(',').map(part => part.trim().slice(0, 2).toLowerCase())
  return words.find(isLanguage) ?? 'en'
}

export const sharedTexts = (language: Language) => ({
  t: tables[language],
  dates: dates[language],
  dir: language === 'ar' ? ('rtl' as const) : ('ltr' as const),
})
