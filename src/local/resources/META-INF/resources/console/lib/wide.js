/** Whether there is room for the demonstration side by side. */
export const WIDE = matchMedia('(min-width: 1120px)');
