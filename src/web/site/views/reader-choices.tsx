import type { Frame } from '../frame.ts';

const sizes = ['1', '2', '3'] as const;
const schemes = ['auto', 'light', 'dark'] as const;

/**
 * Size of the text, and light or dark: kept in the reader's browser, never sent. Hidden where scripts do not run, since
 * nothing could keep the choice there; the device's own settings hold then.
 */
export function ReaderChoices({ frame: { words } }: { frame: Frame }) {
  const { choices } = words;
  return (
    <details class="choices">
      <summary>
        <span class="choices-mark" aria-hidden="true">
          {choices.mark}
          <small>{choices.mark}</small>
        </span>
        <span class="hidden">{choices.title}</span>
      </summary>
      <div class="choices-panel">
        <fieldset>
          <legend>{choices.size}</legend>
          {sizes.map((size) => (
            <button type="button" class={`size-${size}`} data-choose="size" value={size} aria-pressed="false">
              {choices.sizes[size]}
            </button>
          ))}
        </fieldset>
        <fieldset>
          <legend>{choices.scheme}</legend>
          {schemes.map((scheme) => (
            <button type="button" data-choose="scheme" value={scheme} aria-pressed="false">
              {choices.schemes[scheme]}
            </button>
          ))}
        </fieldset>
      </div>
    </details>
  );
}
