// The gallery's own texts.

const TEXTS = {
  fr: {
    'title': 'Éléments · ANCV Connect',
    'skip': 'Aller à l’élément',
    'heading': 'Éléments',
    'about': 'Chaque élément dans chaque état, avec des données à la place d’un service.',
    'states': 'États',
    'settings': 'Réglages',
    'language': 'Langue',
    'theme': 'Thème',
    'theme.light': 'Clair',
    'theme.dark': 'Sombre',
    'width': 'Largeur',
    'pixels': '{width} px',
    'frame': 'L’élément dans l’état {state}',
    'alone': 'Ouvrir seul',
    'sheet': 'Toutes les variantes',
    'events': 'Événements :',
    'events.none': 'Aucun événement.',
    'empty': 'Dans cet état, l’élément n’affiche rien.',
    'script': 'Script de la page (page.js)',
    'token':
      'session est à vous : il obtient le jeton de votre serveur. refresh est vrai une fois, quand un jeton n’a pas été accepté.',
  },
  en: {
    'title': 'Elements · ANCV Connect',
    'skip': 'Skip to the element',
    'heading': 'Elements',
    'about': 'Every element in every state, with data in place of a service.',
    'states': 'States',
    'settings': 'Settings',
    'language': 'Language',
    'theme': 'Theme',
    'theme.light': 'Light',
    'theme.dark': 'Dark',
    'width': 'Width',
    'pixels': '{width} px',
    'frame': 'The element in the state {state}',
    'alone': 'Open alone',
    'sheet': 'All variants',
    'events': 'Events:',
    'events.none': 'No event.',
    'empty': 'In this state the element shows nothing.',
    'script': 'Script of the page (page.js)',
    'token':
      'session is yours: it gets the token from your server. refresh is true once, after a token was not accepted.',
  },
};

/** The text in this language, with its {placeholders} replaced. */
export const text = (language, key, values = {}) =>
  TEXTS[language][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
