// The problems of the gallery. Each is the example of docs/openapi.yaml for its code and language, which a test compares.

/** The documents of a problem, which differ in their texts. */
const documents = (common, texts) =>
  Object.fromEntries(Object.entries(texts).map(([language, text]) => [language, { ...common, ...text }]));

export const PROBLEMS = {
  'folder-not-found': documents(
    {
      type: '/problems/folder-not-found',
      status: 404,
      instance: '/booking-folders/stay-9999',
      code: 'folder-not-found',
    },
    {
      fr: {
        title: 'Dossier introuvable',
        detail:
          "Aucun dossier de réservation ne porte cet identifiant. Vérifiez l'identifiant ; la plateforme déclare les dossiers.",
      },
      en: {
        title: 'Booking folder not found',
        detail: 'No booking folder has this id. Check the id; the platform declares booking folders.',
      },
    },
  ),
  'establishment-not-found': documents(
    {
      type: '/problems/establishment-not-found',
      status: 404,
      instance: '/establishments/camping-du-lac/payments',
      code: 'establishment-not-found',
    },
    {
      fr: {
        title: 'Établissement introuvable',
        detail:
          "Aucun établissement ne porte cet identifiant. Vérifiez l'identifiant ; la plateforme déclare les établissements.",
      },
      en: {
        title: 'Establishment not found',
        detail: 'No establishment has this id. Check the id; the platform declares establishments.',
      },
    },
  ),
  'too-many-requests': documents(
    {
      type: '/problems/too-many-requests',
      status: 429,
      instance: '/booking-folders/stay-2041/payments',
      code: 'too-many-requests',
    },
    {
      fr: {
        title: 'Trop de demandes',
        detail:
          "Une demande de paiement attend déjà une réponse sur le téléphone, ou trop de demandes ont été faites en une heure. Répondez à celle qui attend dans l'application Chèque-Vacances Connect, ou réessayez plus tard.",
      },
      en: {
        title: 'Too many requests',
        detail:
          'A payment request already waits for an answer on the phone, or too many were made within an hour. Answer the one that waits in the Chèque-Vacances Connect application, or try again later.',
      },
    },
  ),
  'service-unavailable': documents(
    {
      type: '/problems/service-unavailable',
      status: 503,
      instance: '/booking-folders/stay-2041',
      code: 'service-unavailable',
    },
    {
      fr: { title: 'Service indisponible', detail: 'Le service est momentanément indisponible. Réessayez plus tard.' },
      en: { title: 'Service unavailable', detail: 'The service is temporarily unavailable. Try again later.' },
    },
  ),
  'unknown-ancv-id': documents(
    {
      type: '/problems/unknown-ancv-id',
      status: 422,
      instance: '/establishments/camping-des-pins/payment-methods/ancv-connect',
      code: 'unknown-ancv-id',
    },
    {
      fr: {
        title: 'Identifiant ANCV inconnu',
        detail:
          "L'ANCV ne connaît pas cet identifiant. Vérifiez-le dans votre espace ANCV : Mon compte › Fiche point d'accueil (ou Liste des points d'accueil). S'il est identique, contactez l'ANCV.",
      },
      en: {
        title: 'Unknown ANCV ID',
        detail:
          "ANCV does not know this ID. Check it in your ANCV account: Mon compte › Fiche point d'accueil (or Liste des points d'accueil). If it is the same there, contact ANCV.",
      },
    },
  ),
  'requirements-not-met': documents(
    {
      type: '/problems/requirements-not-met',
      status: 409,
      instance: '/establishments/camping-des-pins/payment-methods/ancv-connect',
      code: 'requirements-not-met',
      requirements: [
        { code: 'ESTABLISHMENT_IN_FRANCE', met: true },
        { code: 'VIRTUAL_POS_ACTIVE', met: false },
        { code: 'ANCV_CONTRACT', met: null },
      ],
    },
    {
      fr: {
        title: 'Conditions non remplies',
        detail:
          "L'établissement ne remplit pas toutes les conditions nécessaires : celles qui manquent sont listées. En attendant, choisissez un autre moyen de paiement.",
      },
      en: {
        title: 'Requirements not met',
        detail:
          'The establishment does not meet all the requirements: those that are missing are listed. Until then, choose another payment method.',
      },
    },
  ),
  'unknown-beneficiary': documents(
    {
      type: '/problems/unknown-beneficiary',
      status: 422,
      instance: '/booking-folders/stay-2041/payments',
      code: 'unknown-beneficiary',
    },
    {
      fr: {
        title: 'Bénéficiaire inconnu',
        detail:
          "L'ANCV ne connaît pas ce bénéficiaire. Indiquez l'adresse électronique du compte ANCV, ou le numéro Chèque-Vacances Connect à 11 chiffres, et vérifiez que l'application Chèque-Vacances Connect est installée sur le téléphone.",
      },
      en: {
        title: 'Unknown beneficiary',
        detail:
          'ANCV does not know this beneficiary. Give the e-mail address of the ANCV account, or the Chèque-Vacances Connect number of 11 digits, and check that the Chèque-Vacances Connect application is installed on the phone.',
      },
    },
  ),
  'validation-failed': documents(
    {
      type: '/problems/validation-failed',
      status: 422,
      instance: '/booking-folders/stay-2041/payments',
      code: 'validation-failed',
    },
    {
      fr: {
        title: 'Données non valides',
        detail: 'Un ou plusieurs champs ne sont pas valides. Corrigez les champs qui sont listés.',
        errors: [
          { field: 'amount.amount', message: 'doit être compris entre 1 et 10000000 centimes' },
          {
            field: 'beneficiary',
            message:
              "doit être l'adresse électronique du compte ANCV ou le numéro Chèque-Vacances Connect à 11 chiffres",
          },
        ],
      },
      en: {
        title: 'Invalid data',
        detail: 'One or more fields are not valid. Correct the fields that are listed.',
        errors: [
          { field: 'amount.amount', message: 'must be between 1 and 10000000 cents' },
          {
            field: 'beneficiary',
            message:
              'must be the e-mail address of the ANCV account or the Chèque-Vacances Connect number of 11 digits',
          },
        ],
      },
    },
  ),
  're-credit-forbidden': documents(
    {
      type: '/problems/re-credit-forbidden',
      status: 409,
      instance: '/booking-folders/stay-2041/payments/RG3YU2Y2J6EFRB7ADLAZEN4L66/refusal',
      code: 're-credit-forbidden',
    },
    {
      fr: {
        title: 'Re-crédit interdit',
        detail:
          "L'ANCV n'autorise plus le re-crédit de ce paiement, qui reste payé. Si le client doit être remboursé, faites-le par un autre moyen.",
      },
      en: {
        title: 'Re-credit forbidden',
        detail:
          'ANCV no longer allows this payment to be re-credited; it stays paid. If the customer is to be refunded, use another means.',
      },
    },
  ),
};
