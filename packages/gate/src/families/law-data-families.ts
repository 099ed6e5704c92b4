import { yesWithProof } from './changes.ts'
import type { Family } from './family.ts'

/** What rules of law on the use of data say to the customer. */
export const lawDataFamilies = {
  'sensitive-data': {
    permit: {
      customer: {
        en: 'You or the law allow this use of very private facts.',
        de: 'Sie oder das Gesetz erlauben, dass wir diese sehr privaten Angaben nutzen.',
        fr: 'Vous ou la loi permettez cet usage de données très privées.',
        es: 'Usted o la ley permiten este uso de datos muy privados.',
        id: 'Anda atau undang-undang mengizinkan pemakaian data yang sangat pribadi ini.',
        ar: 'أنتم أو القانون تسمحون بهذا الاستخدام لبيانات خاصة جدًا.',
      },
    },
    deny: {
      customer: {
        en: 'This would use very private facts about you, so we do not do it.',
        de: 'Dies würde sehr private Angaben über Sie nutzen, deshalb tun wir es nicht.',
        fr: 'Ceci utiliserait des données très privées, nous ne le faisons donc pas.',
        es: 'Esto usaría datos muy privados sobre usted, así que no lo hacemos.',
        id: 'Ini akan memakai data Anda yang sangat pribadi, jadi kami tidak melakukannya.',
        ar: 'هذا يستخدم بيانات خاصة جدًا عنكم، لذلك لا نقوم به.',
      },
      change: {
        en: 'Leaving these facts out, or what this rule asks for being there.',
        de: 'Diese Angaben weglassen, oder das, was die Regel verlangt, liegt vor.',
        fr: 'Retirer ces données, ou réunir ce que la règle exige.',
        es: 'Dejar fuera esos datos, o que exista lo que la regla exige.',
        id: 'Menghilangkan data ini, atau terpenuhinya yang diminta aturan.',
        ar: 'ترك هذه البيانات، أو توفر ما تتطلبه القاعدة.',
      },
      staff: 'It refuses: sensitive data would be used without what it asks for.',
    },
    adjust: {
      customer: {
        en: 'You may limit such use of private facts, so we leave them out.',
        de: 'Sie dürfen die Nutzung so privater Angaben begrenzen, deshalb lassen wir sie weg.',
        fr: 'Vous pouvez limiter cet usage de données privées, nous les retirons donc.',
        es: 'Usted puede limitar este uso de datos privados, así que los quitamos.',
        id: 'Anda boleh membatasi pemakaian data pribadi ini, jadi kami menghilangkannya.',
        ar: 'يحق لكم تقييد استخدام بيانات خاصة كهذه، لذلك نتركها.',
      },
      staff: 'It adjusts: sensitive data must be left out.',
    },
    lapsed: {
      customer: {
        en: 'The rule for very private facts does not decide this.',
        de: 'Die Regel für sehr private Angaben entscheidet hier nicht.',
        fr: 'La règle sur les données très privées ne décide pas ici.',
        es: 'La regla sobre datos muy privados no decide esto.',
        id: 'Aturan tentang data yang sangat pribadi tidak menentukan hal ini.',
        ar: 'قاعدة البيانات الخاصة جدًا لا تحسم هذا.',
      },
    },
    satisfied: {
      customer: {
        en: 'The rule for very private facts is kept.',
        de: 'Die Regel für sehr private Angaben ist eingehalten.',
        fr: 'La règle sur les données très privées est respectée.',
        es: 'Se cumple la regla sobre datos muy privados.',
        id: 'Aturan tentang data yang sangat pribadi dipatuhi.',
        ar: 'قاعدة البيانات الخاصة جدًا محترمة.',
      },
    },
  },
  'privacy-signal': {
    deny: {
      customer: {
        en: 'Your browser told us not to share your data, so we do not.',
        de: 'Ihr Browser sagte uns, dass wir Ihre Daten nicht weitergeben sollen; daran halten wir uns.',
        fr: 'Votre navigateur nous a dit de ne pas partager vos données, nous ne le faisons donc pas.',
        es: 'Su navegador nos dijo que no compartamos sus datos, así que no lo hacemos.',
        id: 'Peramban Anda meminta kami tidak membagikan data Anda, jadi kami tidak melakukannya.',
        ar: 'أخبرنا متصفحكم بعدم مشاركة بياناتكم، لذلك لا نشاركها.',
      },
      change: {
        en: 'A yes from you, given after we told you that the signal says no.',
        de: 'Ein Ja von Ihnen, nachdem wir Sie auf das Nein des Signals hingewiesen haben.',
        fr: 'Votre accord, donné après que nous vous avons signalé que le signal dit non.',
        es: 'Un sí de usted, después de avisarle de que la señal dice que no.',
        id: 'Persetujuan Anda, setelah kami memberi tahu bahwa sinyal itu menolak.',
        ar: 'موافقة منكم، بعد أن نخبركم بأن الإشارة تقول لا.',
      },
      staff: 'It refuses: a privacy signal is on record and no consent after a notice of the conflict overrides it.',
    },
    lapsed: {
      customer: {
        en: 'Your browser’s privacy signal does not decide this.',
        de: 'Das Datenschutz-Signal Ihres Browsers entscheidet hier nicht.',
        fr: 'Le signal de confidentialité de votre navigateur ne décide pas ici.',
        es: 'La señal de privacidad de su navegador no decide esto.',
        id: 'Sinyal privasi peramban Anda tidak menentukan hal ini.',
        ar: 'إشارة الخصوصية من متصفحكم لا تحسم هذا.',
      },
    },
    satisfied: {
      customer: {
        en: 'Your browser’s privacy signal does not stand in the way.',
        de: 'Das Datenschutz-Signal Ihres Browsers steht nicht im Weg.',
        fr: 'Le signal de confidentialité de votre navigateur ne s’y oppose pas.',
        es: 'La señal de privacidad de su navegador no lo impide.',
        id: 'Sinyal privasi peramban Anda tidak menghalangi.',
        ar: 'إشارة الخصوصية من متصفحكم لا تمنع هذا.',
      },
    },
  },
  processor: {
    permit: {
      customer: {
        en: 'Only a helper works on this for us, bound by a contract.',
        de: 'Nur ein Helfer arbeitet für uns daran, durch Vertrag gebunden.',
        fr: 'Seul un prestataire y travaille pour nous, lié par un contrat.',
        es: 'Solo un ayudante trabaja en esto para nosotros, sujeto a un contrato.',
        id: 'Hanya pihak pembantu yang mengerjakannya untuk kami, terikat kontrak.',
        ar: 'لا يعمل على هذا إلا مساعد لنا، ملتزم بعقد.',
      },
    },
    deny: {
      customer: {
        en: 'No contract binds the helper, so we do not share your data.',
        de: 'Kein Vertrag bindet den Helfer, deshalb geben wir Ihre Daten nicht weiter.',
        fr: 'Aucun contrat ne lie le prestataire, nous ne partageons donc pas vos données.',
        es: 'Ningún contrato obliga al ayudante, así que no compartimos sus datos.',
        id: 'Tidak ada kontrak yang mengikat pihak pembantu, jadi kami tidak membagikan data Anda.',
        ar: 'لا يوجد عقد يلزم المساعد، لذلك لا نشارك بياناتكم.',
      },
      change: {
        en: 'A contract with whoever works for us.',
        de: 'Ein Vertrag mit denen, die für uns arbeiten.',
        fr: 'Un contrat avec ceux qui travaillent pour nous.',
        es: 'Un contrato con quien trabaja para nosotros.',
        id: 'Kontrak dengan pihak yang bekerja untuk kami.',
        ar: 'عقد مع من يعمل لحسابنا.',
      },
    },
    adjust: {
      customer: {
        en: 'A contract must first bind the helper.',
        de: 'Erst muss ein Vertrag den Helfer binden.',
        fr: 'Un contrat doit d’abord lier le prestataire.',
        es: 'Primero un contrato debe obligar al ayudante.',
        id: 'Kontrak harus lebih dulu mengikat pihak pembantu.',
        ar: 'يجب أولًا أن يلتزم المساعد بعقد.',
      },
    },
    satisfied: {
      customer: {
        en: 'Only a helper works on this for us, bound by a contract.',
        de: 'Nur ein Helfer arbeitet für uns daran, durch Vertrag gebunden.',
        fr: 'Seul un prestataire y travaille pour nous, lié par un contrat.',
        es: 'Solo un ayudante trabaja en esto para nosotros, sujeto a un contrato.',
        id: 'Hanya pihak pembantu yang mengerjakannya untuk kami, terikat kontrak.',
        ar: 'لا يعمل على هذا إلا مساعد لنا، ملتزم بعقد.',
      },
    },
  },
  'transfer-abroad': {
    permit: {
      customer: {
        en: 'This rule holds your data safe enough where it goes.',
        de: 'Nach dieser Regel sind Ihre Daten am Ziel gut genug geschützt.',
        fr: 'Selon cette règle, vos données restent assez protégées là où elles vont.',
        es: 'Según esta regla, sus datos quedan bien protegidos donde van.',
        id: 'Menurut aturan ini, data Anda cukup terlindungi di tempat tujuannya.',
        ar: 'وفق هذه القاعدة تبقى بياناتكم محمية بما يكفي حيث تذهب.',
      },
    },
    deny: {
      customer: {
        en: 'Your data would not be safe enough there, so we do not send it.',
        de: 'Ihre Daten wären dort nicht gut genug geschützt, deshalb geben wir sie nicht dorthin.',
        fr: 'Vos données n’y seraient pas assez protégées, nous ne les y envoyons donc pas.',
        es: 'Sus datos no estarían bien protegidos allí, así que no los enviamos.',
        id: 'Data Anda tidak cukup terlindungi di sana, jadi kami tidak mengirimnya.',
        ar: 'لن تكون بياناتكم محمية بما يكفي هناك، لذلك لا نرسلها.',
      },
      change: {
        en: 'Enough protection for the data where it goes.',
        de: 'Genug Schutz für die Daten an ihrem Ziel.',
        fr: 'Une protection suffisante des données à destination.',
        es: 'Protección suficiente de los datos en su destino.',
        id: 'Perlindungan yang cukup bagi data di tempat tujuannya.',
        ar: 'حماية كافية للبيانات حيث تذهب.',
      },
      staff: 'It refuses: none of the safeguards it accepts for the transfer is stated.',
    },
    lapsed: {
      customer: {
        en: 'This rule about data going abroad does not decide this.',
        de: 'Diese Regel über Daten im Ausland entscheidet hier nicht.',
        fr: 'Cette règle sur les données à l’étranger ne décide pas ici.',
        es: 'Esta regla sobre datos en el extranjero no decide esto.',
        id: 'Aturan tentang data ke luar negeri ini tidak menentukan hal ini.',
        ar: 'قاعدة نقل البيانات إلى الخارج هذه لا تحسم هذا.',
      },
    },
    satisfied: {
      customer: {
        en: 'This rule does not bar your data from going there.',
        de: 'Diese Regel hindert Ihre Daten nicht, dorthin zu gehen.',
        fr: 'Cette règle n’empêche pas vos données d’y aller.',
        es: 'Esta regla no impide que sus datos vayan allí.',
        id: 'Aturan ini tidak melarang data Anda dikirim ke sana.',
        ar: 'هذه القاعدة لا تمنع ذهاب بياناتكم إلى هناك.',
      },
    },
  },
  'keeping-data': {
    permit: {
      customer: {
        en: 'The time for keeping this data is not over.',
        de: 'Die Zeit, diese Daten aufzubewahren, ist nicht vorbei.',
        fr: 'La durée de conservation de ces données n’est pas finie.',
        es: 'El plazo para guardar estos datos no ha terminado.',
        id: 'Waktu penyimpanan data ini belum berakhir.',
        ar: 'مدة حفظ هذه البيانات لم تنته.',
      },
    },
    deny: {
      customer: {
        en: 'The time for this data is over or was never set, so it goes.',
        de: 'Die Zeit für diese Daten ist vorbei oder nie festgelegt, deshalb löschen wir sie.',
        fr: 'La durée de ces données est finie ou jamais fixée, elles s’en vont donc.',
        es: 'El plazo de estos datos terminó o nunca se fijó, así que se eliminan.',
        id: 'Waktu data ini sudah habis atau tidak pernah ditetapkan, jadi dihapus.',
        ar: 'مدة هذه البيانات انتهت أو لم تُحدد قط، لذلك نتخلص منها.',
      },
      staff: 'It refuses: the retention end is reached or none is set; erase or anonymise.',
    },
    adjust: {
      customer: {
        en: 'We must still keep this data, and use it for nothing else.',
        de: 'Wir müssen diese Daten noch aufbewahren und nutzen sie für nichts anderes.',
        fr: 'Nous devons encore garder ces données, sans autre usage.',
        es: 'Aún debemos guardar estos datos, y no los usamos para nada más.',
        id: 'Kami masih harus menyimpan data ini, dan tidak memakainya untuk hal lain.',
        ar: 'علينا أن نستمر في حفظ هذه البيانات، ولا نستخدمها لغير ذلك.',
      },
      staff: 'It adjusts: a legal duty or claim requires keeping; processing must be restricted.',
    },
    lapsed: {
      customer: {
        en: 'This rule about keeping data does not decide this.',
        de: 'Diese Regel zur Aufbewahrung entscheidet hier nicht.',
        fr: 'Cette règle sur la conservation ne décide pas ici.',
        es: 'Esta regla sobre guardar datos no decide esto.',
        id: 'Aturan tentang penyimpanan data ini tidak menentukan hal ini.',
        ar: 'قاعدة حفظ البيانات هذه لا تحسم هذا.',
      },
    },
    satisfied: {
      customer: {
        en: 'The time for keeping this data is not over.',
        de: 'Die Zeit, diese Daten aufzubewahren, ist nicht vorbei.',
        fr: 'La durée de conservation de ces données n’est pas finie.',
        es: 'El plazo para guardar estos datos no ha terminado.',
        id: 'Waktu penyimpanan data ini belum berakhir.',
        ar: 'مدة حفظ هذه البيانات لم تنته.',
      },
    },
  },
  'automated-decision': {
    permit: {
      customer: {
        en: 'This may be decided in this way, and you can ask us why.',
        de: 'Dies darf so entschieden werden, und Sie können uns fragen, warum.',
        fr: 'Ceci peut être décidé ainsi, et vous pouvez nous demander pourquoi.',
        es: 'Esto puede decidirse así, y usted puede preguntarnos por qué.',
        id: 'Ini boleh diputuskan dengan cara ini, dan Anda dapat bertanya mengapa.',
        ar: 'يجوز أن يُقرر هذا بهذه الطريقة، ويمكنكم أن تسألونا عن السبب.',
      },
    },
    deny: {
      customer: {
        en: 'A machine may not decide this about you in this way.',
        de: 'Eine Maschine darf so nicht über Sie entscheiden.',
        fr: 'Une machine ne peut pas décider ainsi à votre sujet.',
        es: 'Una máquina no puede decidir así sobre usted.',
        id: 'Mesin tidak boleh memutuskan hal ini tentang Anda dengan cara ini.',
        ar: 'لا يجوز أن تقرر آلة هذا بشأنكم بهذه الطريقة.',
      },
      change: {
        en: 'A person deciding instead.',
        de: 'Ein Mensch entscheidet stattdessen.',
        fr: 'Qu’une personne décide à la place.',
        es: 'Que decida una persona en su lugar.',
        id: 'Seorang manusia yang memutuskan sebagai gantinya.',
        ar: 'أن يقرر شخص بدلًا من ذلك.',
      },
      staff: 'It refuses: the decision stands on no ground it accepts, or was objected to; let a person decide.',
    },
    adjust: {
      customer: {
        en: 'You must first be told how this works, or get a person to check it.',
        de: 'Sie müssen erst erfahren, wie dies geht, oder ein Mensch muss es prüfen.',
        fr: 'Il faut d’abord vous expliquer cela, ou qu’une personne le vérifie.',
        es: 'Primero hay que explicarle cómo funciona, o que una persona lo revise.',
        id: 'Anda harus lebih dulu diberi tahu cara kerjanya, atau diperiksa oleh manusia.',
        ar: 'يجب أولًا أن يُشرح لكم كيف يعمل هذا، أو أن يراجعه شخص.',
      },
      change: {
        en: 'Giving you what is missing.',
        de: 'Ihnen geben, was fehlt.',
        fr: 'Vous donner ce qui manque.',
        es: 'Darle lo que falta.',
        id: 'Memberi Anda hal yang belum ada.',
        ar: 'إعطاؤكم ما ينقص.',
      },
      staff: 'It adjusts: the safeguards named must be there before the decision is used.',
    },
    lapsed: {
      customer: {
        en: 'The rule for machine decisions does not decide this.',
        de: 'Die Regel für Entscheidungen durch Maschinen entscheidet hier nicht.',
        fr: 'La règle sur les décisions des machines ne décide pas ici.',
        es: 'La regla sobre decisiones de máquinas no decide esto.',
        id: 'Aturan tentang keputusan mesin tidak menentukan hal ini.',
        ar: 'قاعدة قرارات الآلات لا تحسم هذا.',
      },
    },
    satisfied: {
      customer: {
        en: 'The rule for machine decisions is kept.',
        de: 'Die Regel für Entscheidungen durch Maschinen ist eingehalten.',
        fr: 'La règle sur les décisions des machines est respectée.',
        es: 'Se cumple la regla sobre decisiones de máquinas.',
        id: 'Aturan tentang keputusan mesin dipatuhi.',
        ar: 'قاعدة قرارات الآلات محترمة.',
      },
    },
  },
  notice: {
    adjust: {
      customer: {
        en: 'You must first be told what we collect and why.',
        de: 'Sie müssen erst erfahren, was wir erheben und warum.',
        fr: 'Il faut d’abord vous dire ce que nous recueillons et pourquoi.',
        es: 'Primero hay que decirle qué recogemos y por qué.',
        id: 'Anda harus lebih dulu diberi tahu apa yang kami kumpulkan dan mengapa.',
        ar: 'يجب أولًا أن نخبركم بما نجمعه ولماذا.',
      },
      change: {
        en: 'Telling you first.',
        de: 'Es Ihnen vorher sagen.',
        fr: 'Vous le dire d’abord.',
        es: 'Decírselo antes.',
        id: 'Memberi tahu Anda lebih dulu.',
        ar: 'إخباركم أولًا.',
      },
      staff: 'It adjusts: the privacy notice is lacking at the point of collection.',
    },
    permit: {
      customer: {
        en: 'You are told what we collect and why.',
        de: 'Sie erfahren, was wir erheben und warum.',
        fr: 'Nous vous disons ce que nous recueillons et pourquoi.',
        es: 'Se le dice qué recogemos y por qué.',
        id: 'Anda diberi tahu apa yang kami kumpulkan dan mengapa.',
        ar: 'نخبركم بما نجمعه ولماذا.',
      },
    },
    satisfied: {
      customer: {
        en: 'You are told what we collect and why.',
        de: 'Sie erfahren, was wir erheben und warum.',
        fr: 'Nous vous disons ce que nous recueillons et pourquoi.',
        es: 'Se le dice qué recogemos y por qué.',
        id: 'Anda diberi tahu apa yang kami kumpulkan dan mengapa.',
        ar: 'نخبركم بما نجمعه ولماذا.',
      },
    },
  },
  'fitting-use': {
    deny: {
      customer: {
        en: 'You gave us this data for something else, so we do not use it.',
        de: 'Sie gaben uns diese Daten für etwas anderes, deshalb nutzen wir sie nicht.',
        fr: 'Ces données ont été données pour autre chose, nous ne les utilisons donc pas.',
        es: 'Usted nos dio estos datos para otra cosa, así que no los usamos.',
        id: 'Anda memberikan data ini untuk hal lain, jadi kami tidak memakainya.',
        ar: 'لقد أعطيتمونا هذه البيانات لغرض آخر، لذلك لا نستخدمها.',
      },
      change: yesWithProof,
      staff: 'It refuses: the purpose is new and not compatible with that of collection.',
    },
    adjust: {
      customer: {
        en: 'This asks for more than we need, so we leave some of it out.',
        de: 'Dies fragt mehr, als wir brauchen, deshalb lassen wir etwas weg.',
        fr: 'Ceci demande plus que nécessaire, nous en retirons donc une partie.',
        es: 'Esto pide más de lo que necesitamos, así que quitamos una parte.',
        id: 'Ini meminta lebih dari yang kami perlukan, jadi sebagian kami hilangkan.',
        ar: 'هذا يطلب أكثر مما نحتاج، لذلك نحذف بعضه.',
      },
      staff: 'It adjusts: fields that the purpose does not need must be dropped.',
    },
    lapsed: {
      customer: {
        en: 'What this data is for does not decide this.',
        de: 'Wofür diese Daten sind, entscheidet hier nicht.',
        fr: 'Ce à quoi servent ces données ne décide pas ici.',
        es: 'Para qué son estos datos no decide esto.',
        id: 'Kegunaan data ini tidak menentukan hal ini.',
        ar: 'الغرض من هذه البيانات لا يحسم هذا.',
      },
    },
    satisfied: {
      customer: {
        en: 'The data fits what it is used for.',
        de: 'Die Daten passen zu dem, wofür sie genutzt werden.',
        fr: 'Les données conviennent à leur usage.',
        es: 'Los datos se ajustan a su uso.',
        id: 'Data ini sesuai dengan kegunaannya.',
        ar: 'البيانات تناسب ما تُستخدم له.',
      },
    },
  },
} as const satisfies { readonly [name: string]: Family }
