"""Many at once: two who publish the same, and many who upload while many more read."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from catalogue import catalogue
from etl import loading, uploads
from etl.choices import Choices
from etl.uploads import Act, Overtaken
from tests.faults.publisher import FIGURES, REASONS, publish, table
from tests.small_data import SmallData
from warehouse import connection

KNOWN = catalogue()
CHOICES = Choices(reasons=REASONS)


@pytest.fixture
def built(small_data: SmallData) -> SmallData:
    small_data.reading()
    small_data.build()
    return small_data


def test_of_two_who_publish_the_same_centres_year_one_wins_and_one_is_told(
    built: SmallData,
) -> None:
    contents = {"李明": table(1), "王芳": table(2)}
    seen = {
        by: loading.examine(content, f"{by}.csv", KNOWN, CHOICES)
        for by, content in contents.items()
    }
    start = threading.Barrier(2)

    def press(by: str) -> str:
        start.wait()
        try:
            loading.publish(
                contents[by],
                f"{by}.csv",
                KNOWN,
                CHOICES,
                Act(by, uploads.now()),
                seen=seen[by].edition,
            )
        except Overtaken as error:
            return error.by[0]
        return ""

    with ThreadPoolExecutor(2) as pool:
        told = dict(zip(contents, pool.map(press, contents), strict=True))
    (winner,) = (by for by, told_of in told.items() if not told_of)
    (loser,) = (by for by, told_of in told.items() if told_of)
    assert told[loser] == winner
    states = [row[0] for row in connection.rows("states_of_batches") if row[0] > 1000]
    assert len(states) == 1
    # The one who was told sees what the winner's figures make of hers.
    again = loading.examine(contents[loser], f"{loser}.csv", KNOWN, CHOICES)
    # All but the one that the data hold.
    assert seen[loser].difference.counts["new"] == FIGURES - 1
    assert again.difference.counts["new"] == 0
    assert again.edition == seen[loser].edition + 1


def test_eight_upload_while_twenty_read_and_all_get_whole_answers(built: SmallData) -> None:
    connection.hold()
    is_over = threading.Event()
    looks: list[int] = []

    def read() -> None:
        while not is_over.is_set():
            with connection.cursor() as reader:
                text = connection.query_text("figures_of_centres")
                rows = reader.execute(text, {"centres": ["beijing"]}).fetchall()
            reported = [row for row in rows if row[6] == "reported"]
            looks.append(len(reported))

    readers = [threading.Thread(target=read) for _ in range(20)]
    for reader in readers:
        reader.start()
    try:
        with ThreadPoolExecutor(8) as pool:
            batches = list(pool.map(publish, range(1, 9)))
    finally:
        is_over.set()
        for reader in readers:
            reader.join()
    assert sorted(batches) == list(range(1001, 1009))
    # Of one centre there are four indicators in ten years, or nothing: never a part.
    assert set(looks) == {0, 40}
