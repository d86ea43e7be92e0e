// long: the fields beside the text, one after the other
import {
  Autocomplete,
  Fieldset,
  NativeSelect,
  SegmentedControl,
  Stack,
  TagsInput,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { memo, useEffect, useState } from 'react';
import { makeSlug } from '../../arabic/index.ts';
import { type ArticleContent, forms, provenanceKinds } from '../../news/write/index.ts';
import type { ArticleOut } from '../../wire/index.ts';
import { useSession } from '../app/session.ts';
import { Bylines } from './bylines.tsx';
import type { Draft } from './draft.ts';
import { Original } from './original.tsx';
import type { DeskLists } from './use-desk.ts';

type DetailsProps = { draft: Draft; content: ArticleContent; article: ArticleOut; desk: DeskLists; editable: boolean };

/** Everything an article carries beside its text; writing in the text does not draw it anew. */
export const Details = memo(function Details({ draft, content, article, desk, editable }: DetailsProps) {
  const { t, publication } = useSession();
  const [sought, setSought] = useState('');
  const tags = useTags(sought);
  const languages = Object.keys(t.article.language);
  const names: Record<string, string> = t.article.language;
  const { dateline, provenance } = content;
  const edit = draft.edit;
  const changeDateline = (part: Partial<NonNullable<ArticleContent['dateline']>>) => {
    const next = { place: dateline?.place ?? '', date: dateline?.date ?? null, ...part };
    edit({ dateline: next.place === '' && next.date === null ? null : next });
  };
  return (
    <fieldset disabled={!editable} className="details-fields">
      <Stack gap="lg">
        <NativeSelect
          label={t.fields.sectionId}
          value={content.sectionId ?? ''}
          data={[
            { value: '', label: t.desk.noSection },
            ...desk.sections.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(event) => edit({ sectionId: event.currentTarget.value || null })}
        />
        <NativeSelect
          label={t.fields.form}
          value={content.form}
          data={forms.map((value) => ({ value, label: t.forms[value] }))}
          onChange={(event) => edit({ form: forms.find((one) => one === event.currentTarget.value) ?? 'news' })}
        />
        <TagsInput
          label={t.fields.tags}
          placeholder={content.tags.length === 0 ? t.article.tagsHint : ''}
          data={tags}
          maxTags={30}
          maxLength={100}
          splitChars={[',', '،', '؛']}
          acceptValueOnBlur
          value={content.tags}
          onSearchChange={setSought}
          onChange={(value) => edit({ tags: value.map((tag) => tag.trim().slice(0, 100)).filter((tag) => tag !== '') })}
        />
        <Bylines draft={draft} content={content} desk={desk} />
        <Fieldset legend={t.fields.dateline} className="pair">
          <TextInput
            label={t.article.place}
            maxLength={100}
            value={dateline?.place ?? ''}
            onChange={(event) => changeDateline({ place: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label={t.article.date}
            value={dateline?.date ?? ''}
            onChange={(event) => changeDateline({ date: event.currentTarget.value || null })}
          />
        </Fieldset>
        <Fieldset legend={t.fields.provenance}>
          <Stack gap="xs">
            <NativeSelect
              aria-label={t.fields.provenance}
              value={provenance.kind}
              data={provenanceKinds.map((value) => ({ value, label: t.provenances[value] }))}
              onChange={(event) => {
                const kind = provenanceKinds.find((one) => one === event.currentTarget.value) ?? 'own';
                edit({ provenance: { ...provenance, kind } });
              }}
            />
            {provenance.kind !== 'own' && (
              <>
                <Autocomplete
                  label={t.article.source}
                  maxLength={200}
                  value={provenance.source}
                  onChange={(source) => edit({ provenance: { ...provenance, source } })}
                />
                <Address
                  label={t.article.sourceUrl}
                  value={provenance.url}
                  onChange={(url) => edit({ provenance: { ...provenance, url } })}
                />
              </>
            )}
          </Stack>
        </Fieldset>
        <Fieldset legend={t.fields.language}>
          <Stack gap="xs">
            <NativeSelect
              aria-label={t.fields.language}
              value={content.language}
              data={[...new Set([content.language, publication.language, ...languages])].map((value) => ({
                value,
                label: names[value] ?? value,
              }))}
              onChange={(event) => {
                const language = event.currentTarget.value;
                edit({ language, direction: RIGHT_TO_LEFT.test(language) ? 'rtl' : 'ltr' });
              }}
            />
            <SegmentedControl
              fullWidth
              size="xs"
              aria-label={t.fields.direction}
              disabled={!editable}
              value={content.direction}
              data={[
                { value: 'rtl', label: t.article.rtl },
                { value: 'ltr', label: t.article.ltr },
              ]}
              onChange={(value) => edit({ direction: value === 'ltr' ? 'ltr' : 'rtl' })}
            />
          </Stack>
        </Fieldset>
        <Original content={content} onChange={(translationOf) => edit({ translationOf })} />
        <Slug content={content} article={article} onChange={(slug) => edit({ slug })} />
        <TextInput
          label={t.fields.searchTitle}
          placeholder={content.title}
          description={t.article.searchHint}
          maxLength={300}
          value={content.searchTitle}
          onChange={(event) => edit({ searchTitle: event.currentTarget.value })}
        />
        <Textarea
          label={t.fields.searchDescription}
          placeholder={content.deck}
          autosize
          minRows={2}
          maxLength={1000}
          value={content.searchDescription}
          onChange={(event) => edit({ searchDescription: event.currentTarget.value })}
        />
      </Stack>
    </fieldset>
  );
}, sameButBody);

function sameButBody(before: DetailsProps, after: DetailsProps): boolean {
  const fields = Object.keys(after.content) as (keyof ArticleContent)[];
  return (
    before.draft === after.draft &&
    before.desk === after.desk &&
    before.editable === after.editable &&
    before.article.id === after.article.id &&
    fields.every((field) => field === 'body' || before.content[field] === after.content[field])
  );
}

/** Languages of the Arabic script and Hebrew's. */
const RIGHT_TO_LEFT = /^(ar|fa|ur|ckb|ps|sd|ug|he|arc|syr|dv)(-|$)/;

/** Names of tags that begin or go on like what is typed. */
function useTags(typed: string): string[] {
  const { ask } = useSession();
  const [q] = useDebouncedValue(typed.trim(), 200);
  const [tags, setTags] = useState<string[]>([]);
  useEffect(() => {
    const leaving = new AbortController();
    ask<{ tags: { name: string }[] }>(`/api/tags?limit=20${q === '' ? '' : `&q=${encodeURIComponent(q)}`}`, {
      signal: leaving.signal,
    }).then(
      ({ data }) => setTags(data.tags.map(({ name }) => name)),
      // Suggestions are a help; tags can be typed without.
      () => undefined,
    );
    return () => leaving.abort();
  }, [ask, q]);
  return tags;
}

/** An address is given on only when it is one: half of it would be refused, and with it the whole text. */
function Address({ label, value, onChange }: { label: string; value: string; onChange: (url: string) => void }) {
  const { t } = useSession();
  const [typed, setTyped] = useState(value);
  const good = typed === '' || /^https?:\/\/\S+$/.test(typed);
  return (
    <TextInput
      label={label}
      dir="ltr"
      maxLength={2048}
      value={typed}
      error={good ? undefined : t.link.wrong}
      onChange={(event) => {
        const next = event.currentTarget.value.trim();
        setTyped(next);
        if (next === '' || /^https?:\/\/\S+$/.test(next)) onChange(next);
      }}
    />
  );
}

type SlugProps = { content: ArticleContent; article: ArticleOut; onChange: (slug: string) => void };

/** The words in the address; given on as the address will hold them. */
function Slug({ content, article, onChange }: SlugProps) {
  const { t } = useSession();
  const [typed, setTyped] = useState(content.slug);
  const made = makeSlug(content.title);
  return (
    <TextInput
      label={t.fields.slug}
      placeholder={made}
      description={`${t.article.slugHint}: ${content.slug || made || 'article'}-${article.shortId}`}
      maxLength={200}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange(makeSlug(event.currentTarget.value));
      }}
      onBlur={() => setTyped(content.slug)}
    />
  );
}
