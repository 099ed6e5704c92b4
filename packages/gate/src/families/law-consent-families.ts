import { takingOut, yesToOffers, yesWithProof } from './changes.ts'
import type { Family } from './family.ts'

/** What rules of law on a yes, a no and age say to the customer. */
export const lawConsentFamilies = {
  'consent-needed': {
    permit: {
      customer: {
        en: 'You said yes to this, or the law asks for no yes here.',
        de: 'Sie haben dazu Ja gesagt, oder das Gesetz verlangt hier kein Ja.',
        fr: 'Vous avez dit oui à ceci, ou la loi n’exige pas d’accord ici.',
        es: 'Usted dijo que sí a esto, o la ley no exige aquí un sí.',
        id: 'Anda menyetujui hal ini, atau undang-undang tidak mensyaratkan persetujuan di sini.',
        ar: 'لقد وافقتم على هذا، أو أن القانون لا يشترط الموافقة هنا.',
      },
    },
    deny: {
      customer: {
        en: 'We need your yes for this, and we do not have it.',
        de: 'Wir brauchen dafür Ihr Ja und haben es nicht.',
        fr: 'Il nous faut votre accord pour ceci, et nous ne l’avons pas.',
        es: 'Necesitamos su sí para esto y no lo tenemos.',
        id: 'Kami memerlukan persetujuan Anda untuk ini, dan kami belum memilikinya.',
        ar: 'نحتاج إلى موافقتكم على هذا، وليست لدينا.',
      },
      change: yesWithProof,
      staff:
        'It refuses: no consent that counts for this purpose and channel is on record, and nothing else it accepts.',
    },
    adjust: {
      customer: {
        en: 'We need your yes for offers, so we leave the offer out.',
        de: 'Für Angebote brauchen wir Ihr Ja, deshalb lassen wir das Angebot weg.',
        fr: 'Il nous faut votre accord pour les offres, nous retirons donc l’offre.',
        es: 'Necesitamos su sí para las ofertas, así que quitamos la oferta.',
        id: 'Kami memerlukan persetujuan Anda untuk penawaran, jadi kami menghilangkan penawaran itu.',
        ar: 'نحتاج إلى موافقتكم على العروض، لذلك نحذف العرض.',
      },
      change: yesToOffers,
      staff: 'It adjusts: no consent to marketing that counts is on record; the promotion must be taken out.',
    },
    lapsed: {
      customer: {
        en: 'Whether you said yes does not decide this.',
        de: 'Ob Sie Ja gesagt haben, entscheidet hier nicht.',
        fr: 'Que vous ayez dit oui ou non, cela ne décide pas ici.',
        es: 'Que usted haya dicho que sí o no, no decide esto.',
        id: 'Ada atau tidaknya persetujuan Anda tidak menentukan hal ini.',
        ar: 'موافقتكم أو عدمها لا تحسم هذا.',
      },
    },
    satisfied: {
      customer: {
        en: 'What we need for this is there: your yes, or another leave.',
        de: 'Was wir dafür brauchen, liegt vor: Ihr Ja oder eine andere Erlaubnis.',
        fr: 'Ce qu’il nous faut pour ceci est là : votre accord ou une autre permission.',
        es: 'Lo que necesitamos para esto está: su sí u otro permiso.',
        id: 'Yang kami perlukan sudah ada: persetujuan Anda atau izin lain.',
        ar: 'ما نحتاج إليه لهذا متوفر: موافقتكم أو إذن آخر.',
      },
    },
  },
  'consent-given': {
    permit: {
      customer: {
        en: 'You said yes to this, and your yes counts.',
        de: 'Sie haben dazu Ja gesagt, und Ihr Ja gilt.',
        fr: 'Vous avez dit oui à ceci, et votre oui compte.',
        es: 'Usted dijo que sí a esto, y su sí cuenta.',
        id: 'Anda menyetujui hal ini, dan persetujuan Anda berlaku.',
        ar: 'لقد وافقتم على هذا، وموافقتكم سارية.',
      },
      staff: 'It permits: the consent it asks for is on record.',
    },
    lapsed: {
      customer: {
        en: 'There is a yes on record, but it does not carry this.',
        de: 'Ein Ja ist festgehalten, aber es trägt dies nicht.',
        fr: 'Un oui est enregistré, mais il ne suffit pas pour ceci.',
        es: 'Hay un sí registrado, pero no basta para esto.',
        id: 'Ada persetujuan yang tercatat, tetapi tidak cukup untuk hal ini.',
        ar: 'هناك موافقة مسجلة، لكنها لا تكفي لهذا.',
      },
    },
    satisfied: {
      customer: {
        en: 'You said yes to this, and your yes counts.',
        de: 'Sie haben dazu Ja gesagt, und Ihr Ja gilt.',
        fr: 'Vous avez dit oui à ceci, et votre oui compte.',
        es: 'Usted dijo que sí a esto, y su sí cuenta.',
        id: 'Anda menyetujui hal ini, dan persetujuan Anda berlaku.',
        ar: 'لقد وافقتم على هذا، وموافقتكم سارية.',
      },
    },
  },
  'implied-permission': {
    permit: {
      customer: {
        en: 'You deal with us, or did not long ago, so we may.',
        de: 'Sie haben oder hatten vor Kurzem mit uns zu tun, deshalb dürfen wir es.',
        fr: 'Vous êtes en lien avec nous, ou l’étiez il y a peu, nous le pouvons donc.',
        es: 'Usted trata con nosotros, o lo hizo hace poco, así que podemos.',
        id: 'Anda berhubungan dengan kami, atau belum lama ini, jadi kami boleh.',
        ar: 'بيننا وبينكم تعامل حالي أو قريب، لذلك يجوز لنا هذا.',
      },
      staff: 'It permits: the relationship it names is on record and inside its window.',
    },
    lapsed: {
      customer: {
        en: 'Your dealings with us do not allow this now.',
        de: 'Dass Sie mit uns zu tun hatten, erlaubt dies jetzt nicht.',
        fr: 'Vos liens avec nous ne permettent pas ceci à présent.',
        es: 'Su trato con nosotros no permite esto ahora.',
        id: 'Hubungan Anda dengan kami tidak mengizinkan hal ini sekarang.',
        ar: 'تعاملكم معنا لا يسمح بهذا الآن.',
      },
      staff: 'It does not carry the act: its window has passed, or a refusal has ended it.',
    },
  },
  'business-contact': {
    permit: {
      customer: {
        en: 'This reaches you through your work, and there the law allows it.',
        de: 'Dies erreicht Sie im Beruf, und dort erlaubt es das Gesetz.',
        fr: 'Ceci vous parvient dans votre travail, et là, la loi le permet.',
        es: 'Esto le llega por su trabajo, y ahí la ley lo permite.',
        id: 'Ini sampai kepada Anda melalui pekerjaan, dan di sana undang-undang mengizinkannya.',
        ar: 'يصلكم هذا من خلال عملكم، والقانون يسمح به هناك.',
      },
    },
    lapsed: {
      customer: {
        en: 'That this reaches you through your work does not allow it.',
        de: 'Dass dies Sie im Beruf erreicht, erlaubt es nicht.',
        fr: 'Que ceci vous parvienne dans votre travail ne le permet pas.',
        es: 'Que esto le llegue por su trabajo no lo permite.',
        id: 'Bahwa ini sampai melalui pekerjaan Anda tidak mengizinkannya.',
        ar: 'وصول هذا إليكم من خلال عملكم لا يجعله مسموحًا.',
      },
    },
  },
  'soft-opt-in': {
    permit: {
      customer: {
        en: 'You gave us your address, could say no, and have not.',
        de: 'Sie gaben uns Ihre Adresse, konnten Nein sagen und haben es nicht getan.',
        fr: 'Vous nous avez donné votre adresse, pouviez dire non et ne l’avez pas fait.',
        es: 'Usted nos dio su dirección, pudo decir que no y no lo ha hecho.',
        id: 'Anda memberi kami alamat Anda, dapat menolak, dan tidak menolak.',
        ar: 'لقد أعطيتمونا عنوانكم، وكان بإمكانكم الرفض، ولم ترفضوا.',
      },
    },
    deny: {
      customer: {
        en: 'Giving your address does not by itself allow this message.',
        de: 'Dass Sie Ihre Adresse gaben, erlaubt diese Nachricht noch nicht.',
        fr: 'Donner votre adresse ne suffit pas à permettre ce message.',
        es: 'Dar su dirección no basta para permitir este mensaje.',
        id: 'Memberikan alamat Anda saja tidak mengizinkan pesan ini.',
        ar: 'إعطاء عنوانكم لا يكفي وحده للسماح بهذه الرسالة.',
      },
      change: yesWithProof,
      staff:
        'It refuses: one of the conditions of the permission for existing customers failed, and no consent stands instead.',
    },
    adjust: {
      customer: {
        en: 'Giving your address does not allow this offer, so we leave it out.',
        de: 'Dass Sie Ihre Adresse gaben, erlaubt dieses Angebot nicht, deshalb lassen wir es weg.',
        fr: 'Donner votre adresse ne permet pas cette offre, nous la retirons donc.',
        es: 'Dar su dirección no permite esta oferta, así que la quitamos.',
        id: 'Memberikan alamat Anda tidak mengizinkan penawaran ini, jadi kami menghilangkannya.',
        ar: 'إعطاء عنوانكم لا يسمح بهذا العرض، لذلك نحذفه.',
      },
      change: yesToOffers,
    },
    lapsed: {
      customer: {
        en: 'That you gave us your address does not decide this.',
        de: 'Dass Sie uns Ihre Adresse gaben, entscheidet hier nicht.',
        fr: 'Que vous nous ayez donné votre adresse ne décide pas ici.',
        es: 'Que usted nos diera su dirección no decide esto.',
        id: 'Bahwa Anda memberi kami alamat tidak menentukan hal ini.',
        ar: 'إعطاؤكم عنوانكم لنا لا يحسم هذا.',
      },
    },
    satisfied: {
      customer: {
        en: 'This message keeps to what giving your address allows.',
        de: 'Diese Nachricht hält sich an das, was die Angabe Ihrer Adresse erlaubt.',
        fr: 'Ce message respecte ce que permet le don de votre adresse.',
        es: 'Este mensaje respeta lo que permite haber dado su dirección.',
        id: 'Pesan ini tetap dalam batas yang diizinkan oleh pemberian alamat Anda.',
        ar: 'تلتزم هذه الرسالة بما يسمح به إعطاء عنوانكم.',
      },
    },
  },
  'opt-out': {
    permit: {
      customer: {
        en: 'You can say no to this at any time, and you have not.',
        de: 'Sie können hierzu jederzeit Nein sagen und haben es nicht getan.',
        fr: 'Vous pouvez dire non à ceci à tout moment, et ne l’avez pas fait.',
        es: 'Usted puede decir que no a esto en cualquier momento y no lo ha hecho.',
        id: 'Anda dapat menolak ini kapan saja, dan Anda tidak menolak.',
        ar: 'يمكنكم رفض هذا في أي وقت، ولم ترفضوا.',
      },
    },
    lapsed: {
      customer: {
        en: 'This rule does not help here: there is or may be a no.',
        de: 'Diese Regel hilft hier nicht: Es gibt ein Nein, oder es könnte eines geben.',
        fr: 'Cette règle n’aide pas ici : il y a, ou il peut y avoir, un refus.',
        es: 'Esta regla no sirve aquí: hay, o puede haber, un no.',
        id: 'Aturan ini tidak membantu di sini: ada, atau mungkin ada, penolakan.',
        ar: 'هذه القاعدة لا تفيد هنا: هناك رفض، أو قد يكون هناك رفض.',
      },
    },
    satisfied: {
      customer: {
        en: 'You can say no to this at any time.',
        de: 'Sie können hierzu jederzeit Nein sagen.',
        fr: 'Vous pouvez dire non à ceci à tout moment.',
        es: 'Usted puede decir que no a esto en cualquier momento.',
        id: 'Anda dapat menolak ini kapan saja.',
        ar: 'يمكنكم رفض هذا في أي وقت.',
      },
    },
    deny: {
      customer: {
        en: 'A no is on record for this, so we do not do it.',
        de: 'Hierzu liegt ein Nein vor, deshalb tun wir es nicht.',
        fr: 'Un refus est enregistré pour ceci, nous ne le faisons donc pas.',
        es: 'Hay un no registrado para esto, así que no lo hacemos.',
        id: 'Ada penolakan yang tercatat untuk ini, jadi kami tidak melakukannya.',
        ar: 'هناك رفض مسجل لهذا، لذلك لا نقوم به.',
      },
      change: yesWithProof,
    },
  },
  'refusal-stands': {
    deny: {
      customer: {
        en: 'You told us to stop, and your no counts.',
        de: 'Sie haben uns gesagt, dass wir aufhören sollen, und Ihr Nein gilt.',
        fr: 'Vous nous avez dit d’arrêter, et votre non compte.',
        es: 'Usted nos dijo que paráramos, y su no cuenta.',
        id: 'Anda meminta kami berhenti, dan penolakan Anda berlaku.',
        ar: 'لقد طلبتم منا التوقف، ورفضكم ساري.',
      },
      change: {
        en: 'A new yes from you, given after your no.',
        de: 'Ein neues Ja von Ihnen, nach Ihrem Nein gegeben.',
        fr: 'Un nouvel accord de votre part, donné après votre refus.',
        es: 'Un nuevo sí de usted, dado después de su no.',
        id: 'Persetujuan baru dari Anda, setelah penolakan Anda.',
        ar: 'موافقة جديدة منكم، بعد رفضكم.',
      },
      staff: 'It refuses: a refusal covers this act and no consent is newer.',
    },
    adjust: {
      customer: {
        en: 'You told us to stop offers, so we leave the offer out.',
        de: 'Sie wünschen keine Angebote mehr, deshalb lassen wir das Angebot weg.',
        fr: 'Vous nous avez dit d’arrêter les offres, nous retirons donc l’offre.',
        es: 'Usted nos dijo que paráramos las ofertas, así que quitamos la oferta.',
        id: 'Anda meminta kami menghentikan penawaran, jadi kami menghilangkan penawaran itu.',
        ar: 'لقد طلبتم إيقاف العروض، لذلك نحذف العرض.',
      },
      change: takingOut,
      staff: 'It adjusts: marketing was refused; the promotion must be taken out.',
    },
    lapsed: {
      customer: {
        en: 'You once said no, but that does not decide this.',
        de: 'Sie haben einmal Nein gesagt, aber das entscheidet hier nicht.',
        fr: 'Vous avez dit non un jour, mais cela ne décide pas ici.',
        es: 'Usted dijo una vez que no, pero eso no decide esto.',
        id: 'Anda pernah menolak, tetapi itu tidak menentukan hal ini.',
        ar: 'لقد رفضتم مرة، لكن ذلك لا يحسم هذا.',
      },
    },
    satisfied: {
      customer: {
        en: 'Nothing you said no to stands in the way.',
        de: 'Nichts, wozu Sie Nein gesagt haben, steht im Weg.',
        fr: 'Rien de ce que vous avez refusé ne s’y oppose.',
        es: 'Nada de lo que usted rechazó lo impide.',
        id: 'Tidak ada penolakan Anda yang menghalangi hal ini.',
        ar: 'لا شيء مما رفضتموه يمنع هذا.',
      },
    },
  },
  'free-consent': {
    deny: {
      customer: {
        en: 'Your yes was not asked for freely and plainly, so it does not count.',
        de: 'Ihr Ja wurde nicht frei und klar erfragt, deshalb gilt es nicht.',
        fr: 'Votre oui n’a pas été demandé librement et clairement, il ne compte donc pas.',
        es: 'Su sí no se pidió de forma libre y clara, así que no cuenta.',
        id: 'Persetujuan Anda tidak diminta secara bebas dan jelas, jadi tidak berlaku.',
        ar: 'لم تُطلب موافقتكم بحرية ووضوح، لذلك لا تسري.',
      },
      change: yesWithProof,
      staff: 'It refuses: the consent was pre-ticked, bundled or made a condition, so it is treated as absent.',
    },
    adjust: {
      customer: {
        en: 'Your yes to offers was not asked for plainly, so we leave the offer out.',
        de: 'Ihr Ja zu Angeboten wurde nicht klar erfragt, deshalb lassen wir das Angebot weg.',
        fr: 'Votre oui aux offres n’a pas été demandé clairement, nous retirons donc l’offre.',
        es: 'Su sí a las ofertas no se pidió con claridad, así que quitamos la oferta.',
        id: 'Persetujuan Anda untuk penawaran tidak diminta dengan jelas, jadi kami menghilangkannya.',
        ar: 'لم تُطلب موافقتكم على العروض بوضوح، لذلك نحذف العرض.',
      },
      change: yesToOffers,
    },
    lapsed: {
      customer: {
        en: 'A yes that was not asked for plainly plays no part here.',
        de: 'Ein Ja, das nicht klar erfragt wurde, spielt hier keine Rolle.',
        fr: 'Un oui qui n’a pas été demandé clairement ne joue aucun rôle ici.',
        es: 'Un sí que no se pidió con claridad no influye aquí.',
        id: 'Persetujuan yang tidak diminta dengan jelas tidak berperan di sini.',
        ar: 'الموافقة التي لم تُطلب بوضوح لا أثر لها هنا.',
      },
    },
    satisfied: {
      customer: {
        en: 'Your yes was asked for freely and plainly.',
        de: 'Ihr Ja wurde frei und klar erfragt.',
        fr: 'Votre oui a été demandé librement et clairement.',
        es: 'Su sí se pidió de forma libre y clara.',
        id: 'Persetujuan Anda diminta secara bebas dan jelas.',
        ar: 'لقد طُلبت موافقتكم بحرية ووضوح.',
      },
    },
  },
  'lawful-reason': {
    permit: {
      customer: {
        en: 'You said yes, or there is another reason that counts.',
        de: 'Sie haben Ja gesagt, oder es gibt einen anderen Grund, der zählt.',
        fr: 'Vous avez dit oui, ou il y a une autre raison qui compte.',
        es: 'Usted dijo que sí, o hay otra razón que cuenta.',
        id: 'Anda setuju, atau ada alasan lain yang berlaku.',
        ar: 'لقد وافقتم، أو هناك سبب آخر معتبر.',
      },
    },
    deny: {
      customer: {
        en: 'You have not said yes, and there is no other reason that counts.',
        de: 'Sie haben nicht Ja gesagt, und kein anderer Grund zählt hier.',
        fr: 'Vous n’avez pas dit oui, et aucune autre raison ne compte ici.',
        es: 'Usted no ha dicho que sí y no hay otra razón que cuente.',
        id: 'Anda belum setuju, dan tidak ada alasan lain yang berlaku.',
        ar: 'لم توافقوا، وليس هناك سبب آخر معتبر.',
      },
      change: yesWithProof,
      staff: 'It refuses: neither a consent that counts nor another basis it accepts is on record.',
    },
    adjust: {
      customer: {
        en: 'You have not said yes to offers, so we leave the offer out.',
        de: 'Sie haben zu Angeboten nicht Ja gesagt, deshalb lassen wir das Angebot weg.',
        fr: 'Vous n’avez pas dit oui aux offres, nous retirons donc l’offre.',
        es: 'Usted no ha dicho que sí a las ofertas, así que quitamos la oferta.',
        id: 'Anda belum menyetujui penawaran, jadi kami menghilangkan penawaran itu.',
        ar: 'لم توافقوا على العروض، لذلك نحذف العرض.',
      },
      change: yesToOffers,
    },
    lapsed: {
      customer: {
        en: 'This rule about reasons does not decide this.',
        de: 'Diese Regel über Gründe entscheidet hier nicht.',
        fr: 'Cette règle sur les raisons ne décide pas ici.',
        es: 'Esta regla sobre las razones no decide esto.',
        id: 'Aturan tentang alasan ini tidak menentukan hal ini.',
        ar: 'قاعدة الأسباب هذه لا تحسم هذا.',
      },
    },
    satisfied: {
      customer: {
        en: 'You said yes, or there is another reason that counts.',
        de: 'Sie haben Ja gesagt, oder es gibt einen anderen Grund, der zählt.',
        fr: 'Vous avez dit oui, ou il y a une autre raison qui compte.',
        es: 'Usted dijo que sí, o hay otra razón que cuenta.',
        id: 'Anda setuju, atau ada alasan lain yang berlaku.',
        ar: 'لقد وافقتم، أو هناك سبب آخر معتبر.',
      },
    },
  },
  minors: {
    permit: {
      customer: {
        en: 'The yes that is needed at your age is there.',
        de: 'Das Ja, das in Ihrem Alter nötig ist, liegt vor.',
        fr: 'L’accord qu’il faut à votre âge est là.',
        es: 'El sí que hace falta a su edad está.',
        id: 'Persetujuan yang diperlukan pada usia Anda sudah ada.',
        ar: 'الموافقة اللازمة في سنكم متوفرة.',
      },
    },
    deny: {
      customer: {
        en: 'You are under age, and the yes that is needed is missing.',
        de: 'Sie sind minderjährig, und das nötige Ja fehlt.',
        fr: 'Vous êtes mineur, et l’accord nécessaire manque.',
        es: 'Usted es menor de edad y falta el sí necesario.',
        id: 'Anda masih di bawah umur, dan persetujuan yang diperlukan belum ada.',
        ar: 'أنتم دون السن القانونية، والموافقة اللازمة غير متوفرة.',
      },
      change: {
        en: 'The yes that the law asks for at this age, kept with its proof.',
        de: 'Das Ja, das das Gesetz in diesem Alter verlangt, mit Nachweis.',
        fr: 'L’accord que la loi exige à cet âge, conservé avec sa preuve.',
        es: 'El sí que la ley exige a esta edad, guardado con su prueba.',
        id: 'Persetujuan yang disyaratkan undang-undang pada usia ini, beserta buktinya.',
        ar: 'الموافقة التي يشترطها القانون في هذه السن، محفوظة مع دليلها.',
      },
      staff: 'It refuses: at this age it asks for a consent that is not on record, in most cases that of a parent.',
    },
    lapsed: {
      customer: {
        en: 'This rule about age does not decide this.',
        de: 'Diese Altersregel entscheidet hier nicht.',
        fr: 'Cette règle sur l’âge ne décide pas ici.',
        es: 'Esta regla sobre la edad no decide esto.',
        id: 'Aturan tentang usia ini tidak menentukan hal ini.',
        ar: 'قاعدة العمر هذه لا تحسم هذا.',
      },
    },
    satisfied: {
      customer: {
        en: 'Your age does not stand in the way.',
        de: 'Ihr Alter steht dem nicht im Weg.',
        fr: 'Votre âge ne s’y oppose pas.',
        es: 'Su edad no lo impide.',
        id: 'Usia Anda tidak menjadi halangan.',
        ar: 'عمركم لا يمنع ذلك.',
      },
    },
  },
  'minors-never': {
    deny: {
      customer: {
        en: 'You are under age, so we do not do this.',
        de: 'Sie sind minderjährig, deshalb tun wir dies nicht.',
        fr: 'Vous êtes mineur, nous ne le faisons donc pas.',
        es: 'Usted es menor de edad, así que no lo hacemos.',
        id: 'Anda masih di bawah umur, jadi kami tidak melakukannya.',
        ar: 'أنتم دون السن القانونية، لذلك لا نقوم بهذا.',
      },
      staff: 'It refuses: the person is known to be a minor, and no consent changes that.',
    },
    lapsed: {
      customer: {
        en: 'This rule about age does not decide this.',
        de: 'Diese Altersregel entscheidet hier nicht.',
        fr: 'Cette règle sur l’âge ne décide pas ici.',
        es: 'Esta regla sobre la edad no decide esto.',
        id: 'Aturan tentang usia ini tidak menentukan hal ini.',
        ar: 'قاعدة العمر هذه لا تحسم هذا.',
      },
    },
    satisfied: {
      customer: {
        en: 'Your age does not stand in the way.',
        de: 'Ihr Alter steht dem nicht im Weg.',
        fr: 'Votre âge ne s’y oppose pas.',
        es: 'Su edad no lo impide.',
        id: 'Usia Anda tidak menjadi halangan.',
        ar: 'عمركم لا يمنع ذلك.',
      },
    },
  },
} as const satisfies { readonly [name: string]: Family }
