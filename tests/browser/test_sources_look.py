"""How the sources page looks in a real browser: on a phone, at every width, in light and dark."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, WIDE, Visit
from tests.browser.documents import DOCUMENT, mark, row_of

Visits = Callable[..., Visit]


def test_on_a_phone_text_and_table_lie_under_tabs_and_find_each_other(opened: Visits) -> None:
    window = opened(DOCUMENT, PHONE)
    table, text = window.page.locator(".pane.readings"), window.page.locator(".pane.text")
    expect(text).to_be_visible()
    expect(table).to_be_hidden()
    marked = mark(window, "1,162.02")
    marked.click()
    row = row_of(window, marked)
    expect(row).to_be_visible()
    expect(text).to_be_hidden()
    expect(row).to_be_in_viewport()
    row.locator("td").first.click()
    expect(marked).to_be_in_viewport()
    window.page.get_by_role("button", name="读数表").click()
    expect(table).to_be_visible()


@pytest.mark.parametrize("width", [WIDE, 1024, 768, PHONE])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_opened_document_is_no_wider_than_the_screen(
    width: int, language: str, opened: Visits
) -> None:
    for pane in ("text", "table"):
        window = opened(f"{DOCUMENT}&lang={language}", width)
        if width < 1000:
            window.page.locator(f'.tabs [data-pane="{pane}"]').click()
        main = window.page.locator('[data-testid="stMain"]')
        assert main.evaluate("e => e.scrollWidth - e.clientWidth") <= 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marks_and_words_of_the_table_can_be_read_on_their_ground(
    scheme: str, visit: Visits, report_server: str
) -> None:
    window = visit(WIDE, report_server)
    window.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    window.open(DOCUMENT)
    window.page.locator(".reader[data-live]").wait_for()
    mark(window, "1,162.02").click()
    ratios = window.page.evaluate(CONTRASTS)
    assert len(ratios) > 8
    assert {what: ratio for what, ratio in ratios.items() if ratio < 4.5} == {}


# The contrast of the first text of each kind with the ground that it stands on.
CONTRASTS = """() => {
    const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
    const rgb = colour => {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
        .map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
        .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
    const ground = e => {
        for (; e; e = e.parentElement) {
            const found = rgb(getComputedStyle(e).backgroundColor);
            if (found[3] === 255) return found;
        }
        return [255, 255, 255];
    };
    const kinds = ['mark.chosen', 'mark.alternative', 'mark.target', 'mark.budget', 'mark.unread',
        'mark.on', 'tr.on td', 'tr.on small', 'tbody small', 'tr[data-f=unread] td', '.facts',
        '.facts a', '.source-line', 'output', 'button[aria-pressed=true] span', 'th'];
    const told = {};
    for (const kind of kinds) {
        const element = document.querySelector(`.stMain :is(.reader, .gjj) ${kind}`);
        if (!element) continue;
        const [a, b] = [light(rgb(getComputedStyle(element).color)), light(ground(element))];
        told[kind] = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    }
    return told;
}"""
