import type { ArticleCard } from '../../../news/publish/index.ts';
import { authorHref } from '../href.ts';
import { roleLabels } from '../words.ts';

/** Who made it: role, name, city; one line a person. */
export function Bylines({ bylines }: { bylines: ArticleCard['bylines'] }) {
  if (bylines.length === 0) return null;
  return (
    <ul class="bylines">
      {bylines.map(({ slug, name, city, role }) => (
        <li>
          {roleLabels[role] !== '' && <span class="role">{roleLabels[role]}: </span>}
          <a href={authorHref(slug)} rel="author">
            <bdi>{name}</bdi>
          </a>
          {city !== '' && (
            <span class="city">
              {' '}
              – <bdi>{city}</bdi>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
