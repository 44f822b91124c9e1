"""The language of articles."""

from __future__ import annotations

import pytest

from retrieval.articles.written_language import language_of

TEXTS = {
    "en": "The crews of the island boats are back at work after eleven days, and the first will sail on Wednesday.",
    "de": "Die Mannschaften der Inselboote arbeiten nach elf Tagen wieder, und das erste Boot soll am Mittwoch fahren.",
    "es": "Las tripulaciones de los barcos vuelven al trabajo tras once días, y el primero zarpará el miércoles.",
    "ru": "Экипажи островных судов вернулись к работе после одиннадцати дней, и первое судно отправится в среду.",
    "ar": "عادت أطقم القوارب إلى العمل بعد أحد عشر يوما ومن المتوقع أن يبحر أول قارب صباح الأربعاء.",
    "zh": "岛上渡轮的船员在十一天后恢复工作，预计第一班船将于星期三上午启航，双方对协议感到满意，下周学校将重新开放。",
}


@pytest.mark.parametrize("code", TEXTS)
def test_the_language_of_a_text(code: str) -> None:
    assert language_of(TEXTS[code]) == code
    assert language_of(TEXTS[code], "en") == code


def test_a_short_text_has_the_language_that_its_page_declares() -> None:
    assert language_of("Oslo, Hesk", "no") == "no"
    assert language_of("Oslo, Hesk") is None
