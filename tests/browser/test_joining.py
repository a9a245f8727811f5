"""A mark inside an Arabic word must not cut the joining of its letters: the word stays as wide as it was."""

from __future__ import annotations

import pytest
from browser_support import Open

pytestmark = pytest.mark.browser

# Before the mark | in the mark | behind it.
WORDS = """ب|الاتحاد| وال|تكامل|هم ل|منظمة| ال|جمعيا|ت بيه|تسعم|لحق س|لم|ح ف|كتاب|هم وب|ال|قلم ك|المدر|سة لل|حكوم|ات
بال|عقوب|ات وك|مثل|ها ال|كازاخ|ستاني ف|سيكت|بونها ب|مستش|فى وال|مستق|بل لت|عليم|هم است|خدام|اتها ال|عسك|رية ف|لسفي|ة
م|ستشف|يات ت|حليلا|ت ب|نفسج|ية ل|فهم|ها س|يضحك|ون ال|محكم|ة ك|المعتا|د ب|يتكل|م ف|استمع| و|بيتهم|ا
ال|مشكل|تان لل|مسلم|ين ب|حجته|م ف|غضبو|ا ه|يكل|ية ال|شخصي|ات ن|صيب|هم ت|قليد|ية ش|يئ|ا ال|متخصص|ين
ج|غراف|يا ب|خصوص|ها ض|مير|هم ظ|لال|ها ع|ينيه|م غ|يره|ا ق|لبه|ا ط|ويل|ة ص|حيف|تهم ذ|هب|ية""".split()

MEASURE = """async words => {
  await document.fonts.load('400 22px Amiri', 'ابت');
  const host = document.createElement('p');
  host.className = 'rd-text rd-read';
  host.style.cssText = 'position:absolute;white-space:nowrap;inline-size:max-content;text-align:start';
  document.querySelector('.rd-body').append(host);
  const width = html => { host.innerHTML = html; const range = document.createRange(); range.selectNodeContents(host); return range.getBoundingClientRect().width; };
  const mark = (text, attributes) => `<a class="rd-a" href="#x" ${attributes}>${text}</a>`;
  const forms = ['data-kinds="term"', 'data-kinds="cross-reference" data-hot', 'data-kinds="fact-check term" data-verdict="misleading"', 'data-kinds="fact-check" data-verdict="accurate" data-sel'];
  const rows = words.map(word => {
    const [before, inside, after] = word.split('|'), plain = width(before + inside + after);
    const marked = [...forms.map(form => mark(inside, form)), `<a class="rd-m" href="#x">${inside}</a>`].map(html => width(before + html + after));
    return [word, Math.max(...marked.map(m => Math.abs(m - plain)))];
  });
  const control = Math.max(...words.map(word => { // this does cut the joining
    const [before, inside, after] = word.split('|'), plain = width(before + inside + after);
    width(`${before}<a class="rd-a">${inside}</a>${after}`);
    host.querySelector('a').style.display = 'inline-block';
    return Math.abs(host.getBoundingClientRect().width - plain);
  }));
  host.remove();
  return {rows, control, family: getComputedStyle(document.querySelector('#p1')).fontFamily, loaded: document.fonts.check('22px Amiri')};
}"""


def test_fifty_words_keep_their_width(open_page: Open) -> None:
    found = open_page("ar/articles/harbour/").evaluate(MEASURE, WORDS)
    assert len(WORDS) >= 50
    assert found["loaded"]
    assert found["family"].startswith("Amiri")
    assert found["control"] > 0.5, "a mark that does cut the joining must be seen"
    assert [row for row in found["rows"] if row[1] >= 0.5] == []
    print(f"joining: {len(WORDS)} words, largest difference {max(row[1] for row in found['rows']):.3f} px")
