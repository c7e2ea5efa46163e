import type { JSX } from 'preact';
import type { ThemeChoice } from '../../../contract/views.js';

/** The app in small, in the colours of a theme whatever theme is on. */
export function ThemePicture({ theme }: { readonly theme: ThemeChoice }): JSX.Element {
  return (
    <svg viewBox="0 0 120 64" preserveAspectRatio="none" aria-hidden="true">
      {theme === 'dark' ? (
        <>
          <rect width="120" height="64" fill="#0d151d" />
          <rect width="30" height="64" fill="#070c12" />
          <rect x="40" y="12" width="44" height="7" rx="3.5" fill="#ecf2f8" />
          <rect x="40" y="27" width="68" height="24" rx="5" fill="#1f2c38" />
        </>
      ) : (
        <>
          <rect width="120" height="64" fill="#f4f7fa" />
          <rect width="30" height="64" fill="#e2eaf2" />
          <rect x="40" y="12" width="44" height="7" rx="3.5" fill="#12263a" />
          <rect x="40" y="27" width="68" height="24" rx="5" fill="#ffffff" />
        </>
      )}
      {theme === 'system' && (
        <>
          <path d="M120 0v64H56z" fill="#0d151d" />
          <path d="M108 27v24H82z" fill="#16212c" />
        </>
      )}
    </svg>
  );
}
