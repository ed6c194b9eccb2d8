import { html } from '../../lib/html.js';

/** Pines, hills and a sun: what the stay's photograph would show. */
export const landscape = () => html`
  <svg class="landscape" viewBox="0 0 640 220" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
    <rect class="sky" width="640" height="220"/>
    <circle class="disc" cx="476" cy="84" r="38"/>
    <path class="far" d="M0 150c70-44 120-52 190-18 50 24 96 10 150-18 72-38 150-34 300 22v84H0Z"/>
    <path class="mid" d="M0 178c90-36 170-30 262-6 110 28 236-30 378-8v56H0Z"/>
    <g class="trees">
      <path d="m96 92 26 44h-12l22 36H60l22-36H70Z"/><path d="m150 116 18 32h-8l16 26h-52l16-26h-8Z"/>
      <path d="m560 104 22 38h-10l18 32h-60l18-32h-10Z"/><path d="m40 124 16 28h-8l14 24H18l14-24h-8Z"/>
    </g>
    <path class="near" d="M0 196c130-22 250-18 360-4 96 12 190 6 280-8v36H0Z"/>
    <path class="tent" d="m318 148 46 50h-92Z"/><path class="door" d="m318 166 16 32h-32Z"/>
  </svg>`;
