/** Tables of `relate`. */
export type RelatedTables = {
  /** One row for each article whose neighbours were computed. `sketch` is a JSON list of whole numbers. */
  related_state: { article_id: string; version: number; sketch: string; refreshed_at: number };
  /** `words` is a JSON list, `same_section` a flag. */
  related_neighbours: {
    article_id: string;
    position: number;
    neighbour_id: string;
    score: number;
    words: string;
    same_section: number;
  };
  related_choices: {
    article_id: string;
    other_id: string;
    choice: 'pin' | 'forbid';
    position: number;
    chosen_at: number;
  };
};
