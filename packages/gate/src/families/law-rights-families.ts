import { takingOut } from './changes.ts'
import type { Family } from './family.ts'

/** What rules of law on rights, reviews, persuasion and machines say to the customer. */
export const lawRightsFamilies = {
  'rights-deadline': {
    permit: {
      customer: {
        en: 'We deal with your request by {due} at the latest.',
        de: 'Wir erledigen Ihre Anfrage spätestens bis {due}.',
        fr: 'Nous traitons votre demande au plus tard le {due}.',
        es: 'Atendemos su solicitud a más tardar el {due}.',
        id: 'Kami menangani permintaan Anda paling lambat {due}.',
        ar: 'نعالج طلبكم في موعد أقصاه {due}.',
      },
      staff: 'It permits and sets the time limit: {due}.',
    },
    deny: {
      customer: {
        en: 'This is not the way to deal with your request.',
        de: 'So dürfen wir Ihre Anfrage nicht behandeln.',
        fr: 'Ce n’est pas la bonne façon de traiter votre demande.',
        es: 'Esta no es la forma de atender su solicitud.',
        id: 'Ini bukan cara menangani permintaan Anda.',
        ar: 'ليست هذه طريقة معالجة طلبكم.',
      },
    },
    lapsed: {
      customer: {
        en: 'Another time limit counts for your request.',
        de: 'Für Ihre Anfrage gilt eine andere Frist.',
        fr: 'Un autre délai compte pour votre demande.',
        es: 'Para su solicitud cuenta otro plazo.',
        id: 'Batas waktu lain berlaku untuk permintaan Anda.',
        ar: 'تسري على طلبكم مهلة أخرى.',
      },
    },
    satisfied: {
      customer: {
        en: 'The time limit for your request is kept.',
        de: 'Die Frist für Ihre Anfrage ist eingehalten.',
        fr: 'Le délai pour votre demande est respecté.',
        es: 'Se cumple el plazo de su solicitud.',
        id: 'Batas waktu permintaan Anda dipatuhi.',
        ar: 'المهلة المحددة لطلبكم محترمة.',
      },
    },
  },
  'easy-rights': {
    deny: {
      customer: {
        en: 'Using your rights must be easy and free, so we do not do this.',
        de: 'Ihre Rechte zu nutzen muss leicht und frei sein, deshalb tun wir dies nicht.',
        fr: 'L’exercice de vos droits doit être facile et gratuit, nous ne le faisons donc pas.',
        es: 'Usar sus derechos debe ser fácil y gratis, así que no hacemos esto.',
        id: 'Memakai hak Anda harus mudah dan gratis, jadi kami tidak melakukannya.',
        ar: 'يجب أن يكون استخدام حقوقكم سهلًا ومجانيًا، لذلك لا نقوم بهذا.',
      },
      change: {
        en: 'Taking the hurdle away.',
        de: 'Die Hürde wegnehmen.',
        fr: 'Enlever l’obstacle.',
        es: 'Quitar el obstáculo.',
        id: 'Menghilangkan hambatan itu.',
        ar: 'إزالة العائق.',
      },
      staff: 'It refuses: somebody would be hindered in using a right, or worse off for having used it.',
    },
    lapsed: {
      customer: {
        en: 'This rule about your rights does not decide this.',
        de: 'Diese Regel über Ihre Rechte entscheidet hier nicht.',
        fr: 'Cette règle sur vos droits ne décide pas ici.',
        es: 'Esta regla sobre sus derechos no decide esto.',
        id: 'Aturan tentang hak Anda ini tidak menentukan hal ini.',
        ar: 'قاعدة حقوقكم هذه لا تحسم هذا.',
      },
    },
    satisfied: {
      customer: {
        en: 'Nothing makes it hard for you to use your rights.',
        de: 'Nichts erschwert es Ihnen, Ihre Rechte zu nutzen.',
        fr: 'Rien ne vous gêne pour exercer vos droits.',
        es: 'Nada le dificulta usar sus derechos.',
        id: 'Tidak ada yang mempersulit Anda memakai hak Anda.',
        ar: 'لا شيء يصعّب عليكم استخدام حقوقكم.',
      },
    },
    permit: {
      customer: {
        en: 'Nothing makes it hard for you to use your rights.',
        de: 'Nichts erschwert es Ihnen, Ihre Rechte zu nutzen.',
        fr: 'Rien ne vous gêne pour exercer vos droits.',
        es: 'Nada le dificulta usar sus derechos.',
        id: 'Tidak ada yang mempersulit Anda memakai hak Anda.',
        ar: 'لا شيء يصعّب عليكم استخدام حقوقكم.',
      },
    },
  },
  'breach-deadline': {
    permit: {
      customer: {
        en: 'We report this data breach by {due} at the latest.',
        de: 'Wir melden diese Datenpanne spätestens bis {due}.',
        fr: 'Nous signalons cette fuite de données au plus tard le {due}.',
        es: 'Informamos de esta filtración de datos a más tardar el {due}.',
        id: 'Kami melaporkan kebocoran data ini paling lambat {due}.',
        ar: 'نبلغ عن خرق البيانات هذا في موعد أقصاه {due}.',
      },
      staff: 'It permits and sets the time limit: {due}.',
    },
    lapsed: {
      customer: {
        en: 'Another time limit counts for this data breach.',
        de: 'Für diese Datenpanne gilt eine andere Frist.',
        fr: 'Un autre délai compte pour cette fuite de données.',
        es: 'Para esta filtración de datos cuenta otro plazo.',
        id: 'Batas waktu lain berlaku untuk kebocoran data ini.',
        ar: 'تسري على خرق البيانات هذا مهلة أخرى.',
      },
    },
  },
  'fair-reviews': {
    permit: {
      customer: {
        en: 'This keeps reviews and answers free and honest.',
        de: 'So bleiben Bewertungen und Antworten frei und ehrlich.',
        fr: 'Ainsi, les avis et les réponses restent libres et honnêtes.',
        es: 'Así las reseñas y respuestas siguen siendo libres y honestas.',
        id: 'Dengan ini ulasan dan jawaban tetap bebas dan jujur.',
        ar: 'هكذا تبقى التقييمات والإجابات حرة وصادقة.',
      },
    },
    deny: {
      customer: {
        en: 'Reviews and answers must be free and honest, so we do not do this.',
        de: 'Bewertungen und Antworten müssen frei und ehrlich sein, deshalb tun wir dies nicht.',
        fr: 'Les avis et réponses doivent être libres et honnêtes, nous ne le faisons donc pas.',
        es: 'Las reseñas y respuestas deben ser libres y honestas, así que no hacemos esto.',
        id: 'Ulasan dan jawaban harus bebas dan jujur, jadi kami tidak melakukannya.',
        ar: 'يجب أن تكون التقييمات والإجابات حرة وصادقة، لذلك لا نقوم بهذا.',
      },
      change: {
        en: 'Asking and showing everybody in the same fair way.',
        de: 'Alle auf dieselbe faire Weise fragen und zeigen.',
        fr: 'Interroger et montrer tout le monde de la même façon équitable.',
        es: 'Preguntar y mostrar a todos de la misma forma justa.',
        id: 'Menanyai dan menampilkan semua orang dengan cara adil yang sama.',
        ar: 'سؤال الجميع وعرض آرائهم بالطريقة العادلة نفسها.',
      },
      staff: 'It refuses: the act would distort what people say, or how it is shown.',
    },
    adjust: {
      customer: {
        en: 'Readers must first see what was given for this review.',
        de: 'Wer es liest, muss erst sehen, was für diese Bewertung gegeben wurde.',
        fr: 'Les lecteurs doivent d’abord voir ce qui a été donné pour cet avis.',
        es: 'Quien lee debe ver primero qué se dio por esta reseña.',
        id: 'Pembaca harus lebih dulu melihat apa yang diberikan untuk ulasan ini.',
        ar: 'يجب أن يرى القراء أولًا ما قُدم مقابل هذا التقييم.',
      },
      change: {
        en: 'Saying it plainly with the review.',
        de: 'Es klar bei der Bewertung sagen.',
        fr: 'Le dire clairement avec l’avis.',
        es: 'Decirlo con claridad junto a la reseña.',
        id: 'Menyebutkannya dengan jelas pada ulasan.',
        ar: 'ذكره بوضوح مع التقييم.',
      },
    },
    lapsed: {
      customer: {
        en: 'This rule about fair reviews does not decide this.',
        de: 'Diese Regel über faire Bewertungen entscheidet hier nicht.',
        fr: 'Cette règle sur les avis équitables ne décide pas ici.',
        es: 'Esta regla sobre reseñas justas no decide esto.',
        id: 'Aturan tentang ulasan yang adil ini tidak menentukan hal ini.',
        ar: 'قاعدة التقييمات العادلة هذه لا تحسم هذا.',
      },
    },
    satisfied: {
      customer: {
        en: 'Nothing bends what people say here.',
        de: 'Nichts verbiegt, was Menschen hier sagen.',
        fr: 'Rien ne déforme ce que les gens disent ici.',
        es: 'Nada tuerce lo que la gente dice aquí.',
        id: 'Tidak ada yang membelokkan apa yang dikatakan orang di sini.',
        ar: 'لا شيء يحرّف ما يقوله الناس هنا.',
      },
    },
  },
  'review-disclosure': {
    permit: {
      customer: {
        en: 'Readers are told what stands behind these reviews.',
        de: 'Wer liest, erfährt, was hinter diesen Bewertungen steht.',
        fr: 'Les lecteurs savent ce qu’il y a derrière ces avis.',
        es: 'Quien lee sabe qué hay detrás de estas reseñas.',
        id: 'Pembaca diberi tahu apa yang ada di balik ulasan ini.',
        ar: 'يُخبَر القراء بما وراء هذه التقييمات.',
      },
    },
    adjust: {
      customer: {
        en: 'Something about this review must be made clear to readers first.',
        de: 'Etwas zu dieser Bewertung muss erst klargestellt werden.',
        fr: 'Il faut d’abord préciser quelque chose sur cet avis aux lecteurs.',
        es: 'Primero hay que aclarar algo sobre esta reseña a quien la lea.',
        id: 'Ada hal tentang ulasan ini yang harus dijelaskan lebih dulu kepada pembaca.',
        ar: 'يجب أولًا توضيح شيء عن هذا التقييم للقراء.',
      },
      change: {
        en: 'Saying it plainly with the review.',
        de: 'Es klar bei der Bewertung sagen.',
        fr: 'Le dire clairement avec l’avis.',
        es: 'Decirlo con claridad junto a la reseña.',
        id: 'Menyebutkannya dengan jelas pada ulasan.',
        ar: 'ذكره بوضوح مع التقييم.',
      },
      staff: 'It adjusts: the disclosure named must stand with the review, or the claim must go.',
    },
    lapsed: {
      customer: {
        en: 'This rule about open reviews does not decide this.',
        de: 'Diese Regel über offene Bewertungen entscheidet hier nicht.',
        fr: 'Cette règle sur les avis transparents ne décide pas ici.',
        es: 'Esta regla sobre reseñas abiertas no decide esto.',
        id: 'Aturan tentang ulasan terbuka ini tidak menentukan hal ini.',
        ar: 'قاعدة التقييمات الشفافة هذه لا تحسم هذا.',
      },
    },
    satisfied: {
      customer: {
        en: 'What readers must know about this review is told.',
        de: 'Was man über diese Bewertung wissen muss, wird gesagt.',
        fr: 'Ce que les lecteurs doivent savoir sur cet avis est dit.',
        es: 'Se dice lo que hay que saber sobre esta reseña.',
        id: 'Yang harus diketahui pembaca tentang ulasan ini disebutkan.',
        ar: 'ما يجب أن يعرفه القراء عن هذا التقييم مذكور.',
      },
    },
  },
  'honest-persuasion': {
    deny: {
      customer: {
        en: 'This could mislead or push you, so we do not do it.',
        de: 'Dies könnte Sie täuschen oder drängen, deshalb tun wir es nicht.',
        fr: 'Ceci pourrait vous tromper ou vous presser, nous ne le faisons donc pas.',
        es: 'Esto podría engañarle o presionarle, así que no lo hacemos.',
        id: 'Ini dapat menyesatkan atau mendesak Anda, jadi kami tidak melakukannya.',
        ar: 'قد يضللكم هذا أو يضغط عليكم، لذلك لا نقوم به.',
      },
      change: {
        en: 'Saying it as it is.',
        de: 'Es so sagen, wie es ist.',
        fr: 'Le dire tel que c’est.',
        es: 'Decirlo tal como es.',
        id: 'Mengatakannya apa adanya.',
        ar: 'قوله كما هو.',
      },
      staff: 'It refuses: the act carries a flag that it forbids.',
    },
    adjust: {
      customer: {
        en: 'This offer could mislead or push you, so we leave it out.',
        de: 'Dieses Angebot könnte Sie täuschen oder drängen, deshalb lassen wir es weg.',
        fr: 'Cette offre pourrait vous tromper ou vous presser, nous la retirons donc.',
        es: 'Esta oferta podría engañarle o presionarle, así que la quitamos.',
        id: 'Penawaran ini dapat menyesatkan atau mendesak Anda, jadi kami menghilangkannya.',
        ar: 'قد يضللكم هذا العرض أو يضغط عليكم، لذلك نحذفه.',
      },
      change: takingOut,
    },
    satisfied: {
      customer: {
        en: 'This rule finds no trick and no pressure in it.',
        de: 'Diese Regel findet darin keinen Trick und keinen Druck.',
        fr: 'Cette règle n’y trouve ni ruse ni pression.',
        es: 'Esta regla no encuentra en ello trucos ni presión.',
        id: 'Aturan ini tidak menemukan tipuan atau tekanan di dalamnya.',
        ar: 'لا تجد هذه القاعدة فيه خدعة ولا ضغطًا.',
      },
    },
  },
  'free-choice': {
    adjust: {
      customer: {
        en: 'Your choices must first be shown in a plain and equal way.',
        de: 'Ihre Wahl muss Ihnen erst klar und gleichwertig gezeigt werden.',
        fr: 'Vos choix doivent d’abord être montrés clairement et à égalité.',
        es: 'Primero hay que mostrarle sus opciones de forma clara e igual.',
        id: 'Pilihan Anda harus lebih dulu ditampilkan dengan jelas dan setara.',
        ar: 'يجب أولًا أن تُعرض خياراتكم بوضوح وبالتساوي.',
      },
      change: {
        en: 'Making a no as easy as a yes.',
        de: 'Ein Nein so leicht machen wie ein Ja.',
        fr: 'Rendre le non aussi facile que le oui.',
        es: 'Hacer que el no sea tan fácil como el sí.',
        id: 'Membuat menolak semudah menyetujui.',
        ar: 'جعل الرفض سهلًا مثل الموافقة.',
      },
      staff: 'It adjusts: the choice is presented in a way that steers; both answers must be equally easy.',
    },
    satisfied: {
      customer: {
        en: 'Your choices are shown in a plain and equal way.',
        de: 'Ihre Wahl wird Ihnen klar und gleichwertig gezeigt.',
        fr: 'Vos choix sont montrés clairement et à égalité.',
        es: 'Sus opciones se muestran de forma clara e igual.',
        id: 'Pilihan Anda ditampilkan dengan jelas dan setara.',
        ar: 'خياراتكم معروضة بوضوح وبالتساوي.',
      },
    },
  },
  'shown-to-you': {
    permit: {
      customer: {
        en: 'You can see why you are shown this, and have a say in it.',
        de: 'Sie können sehen, warum Ihnen dies gezeigt wird, und mitbestimmen.',
        fr: 'Vous pouvez voir pourquoi ceci vous est montré, et avoir votre mot à dire.',
        es: 'Usted puede ver por qué se le muestra esto y opinar sobre ello.',
        id: 'Anda dapat melihat mengapa ini ditampilkan dan ikut menentukan.',
        ar: 'يمكنكم أن تروا لماذا يُعرض هذا عليكم وأن يكون لكم رأي فيه.',
      },
    },
    adjust: {
      customer: {
        en: 'You must first get a say in what you are shown.',
        de: 'Sie müssen erst mitbestimmen können, was Ihnen gezeigt wird.',
        fr: 'Vous devez d’abord pouvoir influer sur ce qui vous est montré.',
        es: 'Primero debe poder influir en lo que se le muestra.',
        id: 'Anda harus lebih dulu dapat ikut menentukan apa yang ditampilkan.',
        ar: 'يجب أولًا أن يكون لكم رأي فيما يُعرض عليكم.',
      },
      change: {
        en: 'Giving you what is missing.',
        de: 'Ihnen geben, was fehlt.',
        fr: 'Vous donner ce qui manque.',
        es: 'Darle lo que falta.',
        id: 'Memberi Anda hal yang belum ada.',
        ar: 'إعطاؤكم ما ينقص.',
      },
    },
    satisfied: {
      customer: {
        en: 'You have a say in what you are shown.',
        de: 'Sie können mitbestimmen, was Ihnen gezeigt wird.',
        fr: 'Vous pouvez influer sur ce qui vous est montré.',
        es: 'Usted puede influir en lo que se le muestra.',
        id: 'Anda dapat ikut menentukan apa yang ditampilkan.',
        ar: 'لكم رأي فيما يُعرض عليكم.',
      },
    },
  },
  'ai-disclosure': {
    permit: {
      customer: {
        en: 'You are told that a machine is at work here.',
        de: 'Sie erfahren, dass hier eine Maschine arbeitet.',
        fr: 'Nous vous disons qu’une machine est à l’œuvre ici.',
        es: 'Se le dice que aquí trabaja una máquina.',
        id: 'Anda diberi tahu bahwa mesin bekerja di sini.',
        ar: 'نخبركم بأن آلة تعمل هنا.',
      },
    },
    adjust: {
      customer: {
        en: 'You must first be told that a machine is at work here.',
        de: 'Sie müssen erst erfahren, dass hier eine Maschine arbeitet.',
        fr: 'Il faut d’abord vous dire qu’une machine est à l’œuvre ici.',
        es: 'Primero hay que decirle que aquí trabaja una máquina.',
        id: 'Anda harus lebih dulu diberi tahu bahwa mesin bekerja di sini.',
        ar: 'يجب أولًا أن نخبركم بأن آلة تعمل هنا.',
      },
      change: {
        en: 'Telling you first.',
        de: 'Es Ihnen vorher sagen.',
        fr: 'Vous le dire d’abord.',
        es: 'Decírselo antes.',
        id: 'Memberi tahu Anda lebih dulu.',
        ar: 'إخباركم أولًا.',
      },
      staff: 'It adjusts: the notice that a machine is at work is lacking.',
    },
    lapsed: {
      customer: {
        en: 'The rule for telling you of machines does not decide this.',
        de: 'Die Regel zum Hinweis auf Maschinen entscheidet hier nicht.',
        fr: 'La règle sur l’annonce des machines ne décide pas ici.',
        es: 'La regla de avisar sobre máquinas no decide esto.',
        id: 'Aturan tentang pemberitahuan mesin tidak menentukan hal ini.',
        ar: 'قاعدة الإخبار عن الآلات لا تحسم هذا.',
      },
    },
    satisfied: {
      customer: {
        en: 'You are told that a machine is at work here, where it must be told.',
        de: 'Wo es nötig ist, erfahren Sie, dass hier eine Maschine arbeitet.',
        fr: 'Là où il le faut, nous vous disons qu’une machine est à l’œuvre.',
        es: 'Donde hace falta, se le dice que aquí trabaja una máquina.',
        id: 'Bila perlu, Anda diberi tahu bahwa mesin bekerja di sini.',
        ar: 'حيث يلزم، نخبركم بأن آلة تعمل هنا.',
      },
    },
  },
  accessible: {
    adjust: {
      customer: {
        en: 'This must first work for people with disabilities too.',
        de: 'Dies muss erst auch für Menschen mit Behinderungen funktionieren.',
        fr: 'Ceci doit d’abord fonctionner aussi pour les personnes handicapées.',
        es: 'Primero esto debe funcionar también para personas con discapacidad.',
        id: 'Ini harus lebih dulu dapat dipakai penyandang disabilitas juga.',
        ar: 'يجب أولًا أن يعمل هذا للأشخاص ذوي الإعاقة أيضًا.',
      },
      change: {
        en: 'Making it usable for everyone.',
        de: 'Es für alle nutzbar machen.',
        fr: 'Le rendre utilisable par tous.',
        es: 'Hacerlo utilizable para todos.',
        id: 'Membuatnya dapat dipakai semua orang.',
        ar: 'جعله صالحًا لاستخدام الجميع.',
      },
      staff: 'It adjusts: what is shown lacks an accessible format.',
    },
    satisfied: {
      customer: {
        en: 'We know of nothing here that shuts people out.',
        de: 'Wir kennen hier nichts, was Menschen ausschließt.',
        fr: 'Nous ne connaissons rien ici qui exclue quelqu’un.',
        es: 'No sabemos de nada aquí que deje fuera a nadie.',
        id: 'Kami tidak tahu ada yang menghalangi siapa pun di sini.',
        ar: 'لا نعلم بشيء هنا يستبعد أحدًا.',
      },
    },
  },
} as const satisfies { readonly [name: string]: Family }
