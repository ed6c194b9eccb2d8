// The texts of the page, and those of the checkout element that differ on it: a link knows nothing of the whole booking.

export const MESSAGES = {
  fr: {
    'page.title': 'Payer avec ANCV Connect',
    'page.for': 'Paiement par Chèque-Vacances Connect',
    'page.valid': 'Ce lien est valable jusqu’au {when}.',
    'page.return': 'Continuer vers {host}',
    'outcome.PAID.text': '{amount} réglés avec ANCV Connect.',
    'offer.guest': 'Paiement impossible',
    'offer.guest.PAID': 'Ce lien de paiement est déjà réglé.',
    'offer.guest.nothing-to-pay': 'Il ne reste rien à régler.',
    'offer.guest.EXPIRED': 'Ce lien de paiement n’est plus valable. Demandez-en un autre à l’établissement.',
    'offer.guest.REVOKED': 'L’établissement a retiré ce lien de paiement.',
    'offer.guest.other': 'L’établissement n’accepte pas ANCV Connect en ce moment. Contactez-le pour régler autrement.',
    'offer.guest.payment-link-not-found': 'Ce lien de paiement n’existe pas. Vérifiez son adresse.',
  },
  en: {
    'page.title': 'Pay with ANCV Connect',
    'page.for': 'Payment with Chèque-Vacances Connect',
    'page.valid': 'This link is valid until {when}.',
    'page.return': 'Continue to {host}',
    'outcome.PAID.text': '{amount} paid with ANCV Connect.',
    'offer.guest': 'Payment is not possible',
    'offer.guest.PAID': 'This payment link is already paid.',
    'offer.guest.nothing-to-pay': 'Nothing is left to pay.',
    'offer.guest.EXPIRED': 'This payment link is no longer valid. Ask the establishment for another one.',
    'offer.guest.REVOKED': 'The establishment has withdrawn this payment link.',
    'offer.guest.other': 'The establishment does not accept ANCV Connect at the moment. Contact it to pay another way.',
    'offer.guest.payment-link-not-found': 'This payment link does not exist. Check its address.',
  },
};

/** The elements' texts that the page needs are those of the checkout. */
export const isNeeded = key =>
  !/^(option|ancvId|ancv-|requirement|alternative|advice|request|history|refuse|cancel|by|channel|dialog)\b/.test(
    key,
  ) &&
  !/^(payment|beneficiary)\.(?!awaiting|digits|invalid)/.test(key) &&
  !/\.(establishment|attention)\b/.test(key);
