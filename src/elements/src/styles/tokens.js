import { css } from './css.js';

/**
 * Colours and measures. Pages set those that begin with `--ancv-`; the theme is the inherited `color-scheme`. The names that
 * begin with `--_` are internal.
 */
export default css`
  :host,
  :root {
    --_rem: 1em;
    --_accent: var(--ancv-accent, light-dark(#0b6849, #66d3a6));
    --_on-accent: var(--ancv-on-accent, light-dark(#fff, #06251a));
    --_surface: var(--ancv-surface, light-dark(#fff, #161d1a));
    --_text: var(--ancv-text, light-dark(#14201a, #ebf1ee));
    --_text-muted: var(--ancv-text-muted, light-dark(#54625a, #a5b3ab));
    --_border: var(--ancv-border, light-dark(#7d8c84, #75857c));
    --_divider: var(--ancv-divider, light-dark(#dfe6e1, #28322d));
    --_warning: var(--ancv-warning, light-dark(#805300, #f0c36a));
    --_danger: var(--ancv-danger, light-dark(#a8231c, #ff9d93));
    --_radius: var(--ancv-radius, 18px);
    --_field-radius: min(var(--_radius), 12px);
    --_gap: var(--ancv-gap, 1.25rem);
    --_accent-hover: color-mix(in srgb, var(--_accent) 85%, var(--_text));
    --_accent-soft: color-mix(in srgb, var(--_accent) 13%, var(--_surface));
    --_warning-soft: color-mix(in srgb, var(--_warning) 14%, var(--_surface));
    --_danger-soft: color-mix(in srgb, var(--_danger) 12%, var(--_surface));
    --_sunken: color-mix(in srgb, var(--_text) 6%, var(--_surface));
    --_shadow: var(
      --ancv-shadow,
      0 1px 2px light-dark(rgb(12 40 28 / 5%), rgb(0 0 0 / 40%)),
      0 10px 28px -14px light-dark(rgb(12 40 28 / 18%), rgb(0 0 0 / 60%))
    );
    --_ring: 0 0 0 2px var(--_surface), 0 0 0 4.5px var(--_accent);
  }
`;
