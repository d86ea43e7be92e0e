import type { Id } from '../../base/index.ts';
import type { Media } from '../media/index.ts';
import { documentMedia } from '../write/index.ts';
import type { PageRenewal, Purge } from './ports.ts';
import { HTML_VERSION, renderHtml } from './render-html.ts';

/** 50: some milliseconds of one transaction. */
const BATCH = 50;

/** Makes some pages anew that an older renderer made. True while there may be more of them. */
export async function renewPages(deps: { renewal: PageRenewal; purge: Purge }): Promise<boolean> {
  const outdated = await deps.renewal.outdated(HTML_VERSION, BATCH);
  if (outdated.length === 0) return false;
  const media = new Map<Id, Media>(
    (await deps.renewal.mediaByIds(outdated.flatMap(({ content }) => documentMedia(content.body)))).map((one) => [
      one.id,
      one,
    ]),
  );
  await deps.renewal.replaceHtml(
    outdated.map(({ id, version, content }) => ({
      id,
      version,
      html: renderHtml(content.body, media, content.language),
    })),
    HTML_VERSION,
  );
  await deps.purge.purge(outdated.map(({ id }) => `article:${id}`));
  return outdated.length === BATCH;
}
