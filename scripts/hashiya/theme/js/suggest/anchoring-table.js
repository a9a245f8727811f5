// @ts-check
// Written by `python -m hashiya.browser_tables`: change it there.
/** Letters from which any proclitic may stand before a quote. */
export const LONG_WORD = 5;
/** Words that a prefix or suffix may have. */
export const MOST_WORDS = 8;
/** Words on either side that are written anyway. */
export const REMEMBERED = 2;
/** Characters that may have been added beside a quote. */
export const ROOM = 12;
/** Share of the words beside a quote that shows them to stand there. */
export const HALF = 0.5;
/** Characters from which a quote is no longer short. */
export const SHORT = 40;
/** Words of a block that is a heading or the like. */
export const SHORT_BLOCK = 8;
/** Share of a short quote's words that a copy has left. */
export const LEFT_OF_SHORT = 0.6;
/** Share of a long quote's words that a copy has left. */
export const LEFT_OF_LONG = 0.75;
/** Words in a row that show where a copy may be. */
export const GROUP = 3;
/** Words of a passage in which two in a row are enough. */
export const FEW = 8;
/** Words on either side that are compared with a copy's. */
export const AROUND = 20;
/** Words that may have been put in or taken out in a copy. */
export const SHIFT = 4;
/** Share of words from which something may be a copy. */
export const ALIKE = 0.6;
/** Share of words from which it is one. */
export const SAME = 0.64;
/** Likewise, of the words on one side alone. */
export const SIDE_ALIKE = 0.7;
/** Likewise, from which it is one. */
export const SIDE_SAME = 0.85;
/** Likewise, of two headings. */
export const HEADING_SAME = 0.45;
/** More than any share. */
export const NEVER = 2.0;
/** Words beside a quote that are hardly ever all corrected together. */
export const SEVERAL = 3;
/** Words on either side that are compared with those of a passage like it. */
export const TWIN_AROUND = 20;
/** Words that may have been put in or taken out there. */
export const TWIN_SHIFT = 4;
/** Words of a block that is compared with its own kind only. */
export const TWIN_SHORT = 8;
/** Share of the rare words of a passage from which another is like it. */
export const TWIN_ALIKE = 0.42;
/** So many words they have in common at least. */
export const TWIN_LEAST = 2;
/** Places from which on a word is not rare. */
export const RARE = 5;
