import {
  IconAsterisk,
  IconBlockquote,
  IconBold,
  IconBrandYoutube,
  IconH2,
  IconH3,
  IconInfoSquare,
  IconLayoutGrid,
  IconLink,
  IconList,
  IconListNumbers,
  IconMinus,
  IconNews,
  IconPhoto,
  IconPilcrow,
  type IconProps,
  IconQuote,
  IconTable,
} from '@tabler/icons-react';
import type { Editor } from '@tiptap/core';
import type { ComponentType } from 'react';
import type { Words } from '../words/words.ts';
import { insertBlock } from './insert-block.ts';

/** Windows that a tool opens before it changes anything. */
export type Window = 'picture' | 'gallery' | 'embed' | 'footnote' | 'related' | 'link';

export type Tool = {
  name: Exclude<
    keyof Words['toolbar'],
    'label' | 'shortcuts' | 'slash' | 'slashNone' | 'slashKey' | 'saveNow' | 'blocks' | 'undo' | 'redo'
  >;
  icon: ComponentType<IconProps>;
  /** In TipTap's names; shown to people by `keysOf`. */
  keys: string;
  /** What else people type for it in the slash menu. */
  also: string;
  /** True for what turns a paragraph into something, and so is offered by the slash menu. */
  block: boolean;
  /** Icons that point along the line are turned round in Arabic. */
  turns?: boolean;
  active(editor: Editor): boolean;
  run(editor: Editor, open: (window: Window) => void): void;
};

const paragraphOf = { type: 'paragraph' };
const rowOf = (type: string) => ({
  type: 'tableRow',
  content: Array.from({ length: 3 }, () => ({ type, content: [paragraphOf] })),
});
const emptyTable = {
  type: 'table',
  content: [rowOf('tableHeader'), rowOf('tableCell'), rowOf('tableCell')],
};

/** Every tool of the editor; toolbar, slash menu and keyboard are made from this list. */
export const tools: readonly Tool[] = [
  {
    name: 'paragraph',
    icon: IconPilcrow,
    keys: 'Mod-Alt-0',
    also: 'نص paragraph text',
    block: true,
    active: (editor) => editor.isActive('paragraph') && !editor.isActive('blockquote') && !editor.isActive('listItem'),
    run: (editor) => void editor.chain().focus().clearNodes().run(),
  },
  {
    name: 'heading2',
    icon: IconH2,
    keys: 'Mod-Alt-2',
    also: 'subhead heading h2',
    block: true,
    active: (editor) => editor.isActive('heading', { level: 2 }),
    run: (editor) => void editor.chain().focus().toggleHeading({ level: 2 }).run(),
  },
  {
    name: 'heading3',
    icon: IconH3,
    keys: 'Mod-Alt-3',
    also: 'subhead heading h3',
    block: true,
    active: (editor) => editor.isActive('heading', { level: 3 }),
    run: (editor) => void editor.chain().focus().toggleHeading({ level: 3 }).run(),
  },
  {
    name: 'bold',
    icon: IconBold,
    keys: 'Mod-b',
    also: 'bold',
    block: false,
    active: (editor) => editor.isActive('bold'),
    run: (editor) => void editor.chain().focus().toggleBold().run(),
  },
  {
    name: 'link',
    icon: IconLink,
    keys: 'Mod-Shift-k',
    also: 'link',
    block: false,
    active: (editor) => editor.isActive('link'),
    run: (_editor, open) => open('link'),
  },
  {
    name: 'quotation',
    icon: IconBlockquote,
    keys: 'Mod-Shift-b',
    also: 'quote blockquote قول',
    block: true,
    turns: true,
    active: (editor) => editor.isActive('blockquote'),
    run: (editor) => void editor.chain().focus().toggleWrap('blockquote').run(),
  },
  {
    name: 'pullQuote',
    icon: IconQuote,
    keys: 'Mod-Alt-q',
    also: 'pull quote',
    block: true,
    active: (editor) => editor.isActive('pullQuote'),
    run: (editor) => void editor.chain().focus().toggleNode('pullQuote', 'paragraph').run(),
  },
  {
    name: 'bulletList',
    icon: IconList,
    keys: 'Mod-Shift-8',
    also: 'list bullets نقاط',
    block: true,
    turns: true,
    active: (editor) => editor.isActive('bulletList'),
    run: (editor) => void editor.chain().focus().toggleBulletList().run(),
  },
  {
    name: 'orderedList',
    icon: IconListNumbers,
    keys: 'Mod-Shift-7',
    also: 'list numbers أرقام',
    block: true,
    turns: true,
    active: (editor) => editor.isActive('orderedList'),
    run: (editor) => void editor.chain().focus().toggleOrderedList().run(),
  },
  {
    name: 'picture',
    icon: IconPhoto,
    keys: 'Mod-Alt-p',
    also: 'picture image photo',
    block: true,
    active: (editor) => editor.isActive('image'),
    run: (_editor, open) => open('picture'),
  },
  {
    name: 'gallery',
    icon: IconLayoutGrid,
    keys: 'Mod-Alt-g',
    also: 'gallery pictures صور',
    block: true,
    active: (editor) => editor.isActive('gallery'),
    run: (_editor, open) => open('gallery'),
  },
  {
    name: 'embed',
    icon: IconBrandYoutube,
    keys: 'Mod-Alt-e',
    also: 'embed youtube x telegram video فيديو',
    block: true,
    active: (editor) => editor.isActive('embed'),
    run: (_editor, open) => open('embed'),
  },
  {
    name: 'table',
    icon: IconTable,
    keys: 'Mod-Alt-t',
    also: 'table',
    block: true,
    active: (editor) => editor.isActive('table'),
    run: (editor) => {
      if (!editor.isActive('table')) insertBlock(editor, emptyTable);
    },
  },
  {
    name: 'footnote',
    icon: IconAsterisk,
    keys: 'Mod-Alt-f',
    also: 'footnote',
    block: false,
    active: (editor) => editor.isActive('footnote'),
    run: (_editor, open) => open('footnote'),
  },
  {
    name: 'factBox',
    icon: IconInfoSquare,
    keys: 'Mod-Alt-b',
    also: 'fact box مربع',
    block: true,
    active: (editor) => editor.isActive('factBox'),
    run: (editor) => {
      if (editor.isActive('factBox')) editor.chain().focus().lift('factBox').run();
      else insertBlock(editor, { type: 'factBox', content: [paragraphOf] });
    },
  },
  {
    name: 'related',
    icon: IconNews,
    keys: 'Mod-Alt-r',
    also: 'related link اقرأ أيضا رابط',
    block: true,
    turns: true,
    active: (editor) => editor.isActive('relatedLink'),
    run: (_editor, open) => open('related'),
  },
  {
    name: 'divider',
    icon: IconMinus,
    keys: 'Mod-Alt-h',
    also: 'divider rule line خط',
    block: true,
    active: () => false,
    run: (editor) => insertBlock(editor, { type: 'horizontalRule' }),
  },
];
