import { describe, expect, it } from 'vitest';
import { databases } from '../../../test/support/databases.ts';
import { publicationSchema } from '../../news/publication/index.ts';
import { createPublicationStore } from '../publication-store.ts';

const AT = Date.UTC(2026, 10, 24);
const settings = (over: object = {}) => publicationSchema.parse({ name: 'المرسى', ...over });

describe.each(databases)('settings on $name', ({ open }) => {
  it('that were stored without other addresses are read as having none, and then keep them', async () => {
    const storage = await open();
    const store = createPublicationStore(storage);
    const { mirrors: _, onion: __, ...older } = settings();
    await store.saveSettings(older as never, 0, null, AT);
    expect((await store.settings()).value).toMatchObject({ name: 'المرسى', mirrors: [], onion: '' });
    const mirrors = ['https://mirror.example/marsa'];
    await store.saveSettings(settings({ mirrors }), 1, null, AT);
    expect(await store.settings()).toMatchObject({ version: 2, value: { mirrors } });
  });
});
