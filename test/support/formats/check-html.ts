import { HtmlValidate, StaticConfigLoader } from 'html-validate';

const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ['html-validate:recommended'],
    elements: ['html5'],
    rules: {
      // Matters of taste in which the renderer's is another: `<!doctype html>`, `<meta/>`, `required=""`.
      'doctype-style': 'off',
      'void-style': 'off',
      'attribute-empty-style': 'off',
      'attribute-boolean-style': 'off',
      // Headlines are as long as editors write them; search engines shorten them themselves.
      'long-title': 'off',
      // As HTML has it today: an anchor may begin with a number.
      'valid-id': ['error', { relaxed: true }],
      'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'reset', 'submit'] }],
    },
  }),
);

/** What html-validate says of a page, or nothing; its recommended rules: HTML as WHATWG writes it, and WCAG. */
export async function checkHtml(source: string): Promise<string[]> {
  const { results } = await validator.validateString(source);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${ruleId} (${line}:${column}): ${message}`),
  );
}
