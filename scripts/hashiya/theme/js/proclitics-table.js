// @ts-check
// Written by `python -m hashiya.browser_tables`: change it there.
/** The article. */
export const ARTICLE = "ال";
/** Letters that are left of a word without its proclitics. */
export const MIN_REST = 2;
/** What may stand before a noun, the longest first. */
export const PREFIXES = ["فبال","فكال","وبال","وكال","بال","فال","فلل","كال","وال","ولل","ال","فب","فك","فل","لل","وب","وك","ول","ب","ف","ك","ل","و",""];
/** What may stand before any word, the longest first. */
export const CHAINS = ["فبال","فكال","وبال","وكال","بال","فال","فلل","كال","وال","ولل","ال","فب","فس","فك","فل","لل","وب","وس","وك","ول","ب","س","ف","ك","ل","و",""];
/** Those that end in the article. */
export const ARTICLE_CHAINS = ["فبال","فكال","وبال","وكال","بال","فال","فلل","كال","وال","ولل","ال","لل"];
