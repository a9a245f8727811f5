"""The engine and the browser agree on every word of the corpus: how it folds, and under which form it is found."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page

from hashiya.arabic.folding import fold
from hashiya.corpus import Corpus
from hashiya.publishing.search.counted_words import words_of
from hashiya.publishing.search.lexicon import Lexicon
from hashiya.publishing.search.running_words import RunningWords

pytestmark = [pytest.mark.texts, pytest.mark.browser]

_FOLD = """async ([base, texts]) => {
  const { fold } = await import(base + "js/folding.js");
  const found = texts.map((text) => fold(text));
  return JSON.stringify(found.map(({ text, starts, ends }) => [text, starts, ends]));
}"""

# Every form of the vocabulary in one chunk, as the browser would fetch it, and each word looked up in it.
_LOOK_UP = """async ([base, rows, words]) => {
  const { openVocabulary } = await import(base + "js/search/vocabulary.js");
  const { folded } = await import(base + "js/search/word-forms.js");
  const fetched = window.fetch;
  window.fetch = async () => new Response(JSON.stringify(rows));
  const vocabulary = openVocabulary("", {
    firsts: [rows[0][0]], names: ["all"], families: { firsts: [], names: [] },
  });
  const found = [];
  for (const word of words) found.push((await vocabulary.lookUp(folded(word)))?.key ?? null);
  window.fetch = fetched;
  return found;
}"""


def test_folding_is_the_same_on_every_block_and_word(page: Page, address: str, imported_corpus: Corpus) -> None:
    blocks = [block.text for article in imported_corpus.articles.values() for block in article.blocks]
    notes = [note.model_dump_json() for note in imported_corpus.notes.values()]
    texts = sorted(
        {*blocks, *notes, *(word for block in blocks for word in words_of(block)), "ﷺ ﻻ é ١٢٣ أُ\u0640ب  \t«x»"}
    )
    page.goto(f"{address}ar/about/")
    # As one string: the browser hands over number by number what is not.
    found = json.loads(page.evaluate(_FOLD, [address, texts]))
    for text, (folded, starts, ends) in zip(texts, found, strict=True):
        ours = fold(text)
        assert folded == ours.text
        if all(ord(character) < 0x10000 for character in text):  # the browser counts in UTF-16 units
            assert (starts, ends) == (list(ours.starts), list(ours.ends))


def test_the_browser_finds_words_under_the_form_that_the_engine_gave_them(
    page: Page, address: str, imported_corpus: Corpus
) -> None:
    running = RunningWords(block.text for article in imported_corpus.articles.values() for block in article.blocks)
    lexicon = Lexicon(running)
    rows = [[key, count, spelling] for key, spelling, count in lexicon.entries()]
    words = sorted(running.written)
    page.goto(f"{address}ar/about/")
    found = page.evaluate(_LOOK_UP, [address, rows, words])
    other = {word: (lexicon.key(word), key) for word, key in zip(words, found, strict=True) if key != lexicon.key(word)}
    # A word may be both a form of one and the dictionary form of another (a noun and a verb spelt alike).
    assert len(other) <= 0.01 * len(words), other
