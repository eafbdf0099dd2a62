"""An upload's life: staged, published, withdrawn, laid aside, and kept whole by a build."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from etl import uploads
from etl.choices import Choices, Correction
from etl.uploads import Act, Overtaken, WrongState
from tests.small_data import SmallData, rows_of, series_of
from tests.uploaded import KNOWN, WHEN, observation, publish, withdraw
from warehouse import connection
from warehouse.writing import trying, writing

ACT = Act("李明", WHEN)
DEPOSITS = ("guangzhou", 2024, "deposits", "12.00", "亿元")


@pytest.fixture
def built(small_data: SmallData) -> SmallData:
    """Build a warehouse that holds deposits of 10 亿元 of Guangzhou in 2022."""
    small_data.reading()
    small_data.build()
    return small_data


def state_of(batch_id: int) -> str:
    with connection.cursor() as reader:
        return uploads.batch(reader, batch_id).state


def shown() -> dict[tuple[str, int, str], float]:
    """Give what pages would show: value by centre, year and indicator."""
    rows = connection.rows("figures_of_centres", {"centres": list(KNOWN.centres)})
    return {(row[0], row[1], row[2]): row[3] for row in rows}


def test_a_draft_keeps_its_file_and_its_choices(built: SmallData) -> None:
    choices = Choices(centre="guangzhou", corrections=(Correction("归集额", "deposits", "亿元"),))
    with writing() as writer:
        batch_id = uploads.stage(writer, "2024.xlsx", b"\x00bytes", ACT)
        uploads.choose(writer, batch_id, choices)
    with connection.cursor() as reader:
        (draft,) = uploads.drafts(reader)
        assert (draft.batch_id, draft.file_name, draft.loaded_by) == (1001, "2024.xlsx", "李明")
        assert draft.choices == choices
        assert uploads.content(reader, batch_id) == ("2024.xlsx", b"\x00bytes")
    assert batch_id == 1001


def test_the_same_content_is_kept_once(built: SmallData) -> None:
    with writing() as writer:
        uploads.stage(writer, "a.xlsx", b"same", ACT)
        uploads.stage(writer, "b.xlsx", b"same", ACT)
    with connection.cursor() as reader:
        assert reader.execute("select count(*) from upload").fetchall() == [(1,)]


def test_a_draft_changes_nothing_on_the_pages(built: SmallData) -> None:
    before = shown()
    with writing() as writer:
        uploads.stage(writer, "2024.xlsx", b"x", ACT)
    assert shown() == before != {}


def test_publishing_shows_the_figures_and_withdrawing_takes_them_back(built: SmallData) -> None:
    before = shown()
    batch_id = publish(DEPOSITS)
    assert shown()[("guangzhou", 2024, "deposits")] == 1.2e9
    withdraw(batch_id)
    assert shown() == before
    assert state_of(batch_id) == "withdrawn"


def test_a_withdrawn_figure_lets_the_former_one_stand_again(built: SmallData) -> None:
    batch_id = publish(("guangzhou", 2022, "deposits", "10.50", "亿元"))
    assert shown()[("guangzhou", 2022, "deposits")] == 1.05e9
    withdraw(batch_id)
    assert shown()[("guangzhou", 2022, "deposits")] == 1e9


def test_the_version_read_changes_with_each_publication(built: SmallData) -> None:
    versions = [connection.version()]
    batch_id = publish(DEPOSITS)
    versions.append(connection.version())
    withdraw(batch_id)
    versions.append(connection.version())
    assert len(set(versions)) == 3


def test_events_tell_who_did_what_when_and_why(built: SmallData) -> None:
    later = datetime.fromisoformat("2026-11-21T08:00")
    batch_id = publish(DEPOSITS)
    withdraw(batch_id, at=later, reason="单位填错")
    connection.release()
    asked = "select edition, batch_id, action, made_by, made_at, reason from event order by 1"
    assert rows_of(built.file, asked) == [
        (1, batch_id, "published", "李明", WHEN, ""),
        (2, batch_id, "withdrawn", "王芳", later, "单位填错"),
    ]


@pytest.mark.parametrize(
    ("batch_id", "state"), [(77, ""), (1, "built"), (1001, "withdrawn"), (1002, "staged")]
)
def test_only_a_published_upload_can_be_withdrawn(
    built: SmallData, batch_id: int, state: str
) -> None:
    withdraw(publish(DEPOSITS))
    with writing() as writer:
        uploads.stage(writer, "draft.xlsx", b"x", ACT)
    with pytest.raises(WrongState) as refused:
        withdraw(batch_id)
    assert refused.value.state == state


def test_a_discarded_draft_is_listed_no_more_and_stays_in_the_history(built: SmallData) -> None:
    with writing() as writer:
        batch_id = uploads.stage(writer, "2024.xlsx", b"x", ACT)
        uploads.discard(writer, batch_id)
    with connection.cursor() as reader:
        assert uploads.drafts(reader) == []
    assert state_of(batch_id) == "discarded"
    with pytest.raises(WrongState), writing() as writer:
        uploads.choose(writer, batch_id, Choices())


def test_who_compared_before_others_published_the_same_year_is_told(built: SmallData) -> None:
    with connection.cursor() as reader:
        seen = uploads.edition(reader)
    batch_id = publish(DEPOSITS, by="王芳")
    with pytest.raises(Overtaken) as told, trying() as writer:
        uploads.refuse_overtaken(writer, seen, [observation(DEPOSITS)])
    assert (told.value.batches, told.value.by) == ((batch_id,), ("王芳",))


@pytest.mark.parametrize(
    "line",
    [("guangzhou", 2023, "deposits", "1", "亿元"), ("yiyang", 2024, "deposits", "1", "亿元")],
)
def test_another_year_or_centre_is_not_overtaken(
    built: SmallData, line: tuple[str, int, str, str, str]
) -> None:
    with connection.cursor() as reader:
        seen = uploads.edition(reader)
    publish(DEPOSITS)
    with trying() as writer:
        uploads.refuse_overtaken(writer, seen, [observation(line)])


def test_corrections_are_remembered_by_centre_and_can_be_forgotten(built: SmallData) -> None:
    own, common = Correction("归集额", "deposits", "亿元"), Correction("归集额", "withdrawals")
    with writing() as writer:
        uploads.remember(writer, "guangzhou", [own], ACT)
        uploads.remember(writer, "", [common], ACT)
    with connection.cursor() as reader:
        assert uploads.remembered(reader, ["guangzhou"]) == {"归集额": own}
        assert uploads.remembered(reader, ["yiyang"]) == {}
        assert uploads.remembered(reader, ["guangzhou", "yiyang"]) == {"归集额": common}
    with writing() as writer:
        uploads.forget(writer, "guangzhou", "归集额")
    with connection.cursor() as reader:
        assert uploads.remembered(reader, ["guangzhou"]) == {}


def test_the_series_from_scratch_are_those_that_stand_after_publishing(built: SmallData) -> None:
    kept = publish(DEPOSITS)
    withdraw(
        publish(
            ("guangzhou", 2023, "deposits", "11.00", "亿元"),
            ("yiyang", 2024, "loans_issued", "3", "亿元"),
        )
    )
    connection.release()
    before = series_of(built.file)
    built.build()
    assert series_of(built.file) == before
    assert ("guangzhou", 2024, "deposits") in before
    assert kept == 1001


def rows(file: Path, table: str) -> list[tuple[Any, ...]]:
    return sorted(rows_of(file, f"select * from {table}"), key=repr)


def test_a_build_keeps_what_people_brought_in(built: SmallData) -> None:
    withdraw(publish(DEPOSITS), reason="单位填错")
    publish(("yiyang", 2024, "deposits", "40.10", "亿元"))
    with writing() as writer:
        uploads.stage(writer, "draft.xlsx", b"draft", ACT)
        uploads.remember(writer, "yiyang", [Correction("归集额", "deposits")], ACT)
    connection.release()
    tables = ("batch", "event", "upload", "correction", "source", "series", "finding")
    before = {table: rows(built.file, table) for table in tables}
    figures = rows_of(
        built.file, "select batch_id, value, cell from observation order by observation_id"
    )
    # The data grow, so the observations of uploads get other ids.
    built.reading(period="2021", value="9")
    built.build()
    after = {table: rows(built.file, table) for table in tables}
    for table in ("event", "upload", "correction", "source", "finding"):
        assert after[table] == before[table], table
    assert len(before["event"]) == 3
    assert [row for row in after["batch"] if row[0] > 1000] == [
        row for row in before["batch"] if row[0] > 1000
    ]
    kept = rows_of(
        built.file, "select batch_id, value, cell from observation order by observation_id"
    )
    assert [row for row in kept if row[0] > 1000] == [row for row in figures if row[0] > 1000]
    assert {figure[:6] for figure in before["series"]} < {figure[:6] for figure in after["series"]}


def log_of(file: Path) -> Path:
    return file.with_name(f"{file.name}.wal")


def test_a_damaged_warehouse_is_put_aside_with_its_log_and_not_deleted(built: SmallData) -> None:
    built.file.write_bytes(b"no warehouse at all" * 1000)
    log_of(built.file).write_bytes(b"a log of nothing")
    built.build()
    log, file = sorted(built.file.parent.glob("*.kept-*"), key=lambda kept: ".wal" not in kept.name)
    assert file.read_bytes().startswith(b"no warehouse")
    assert log.read_bytes() == b"a log of nothing"
    assert connection.state() == "ok"
    assert not log_of(built.file).exists()


def test_a_torn_log_loses_no_upload_to_the_builds_that_follow(built: SmallData) -> None:
    publish(DEPOSITS)
    connection.release()
    log_of(built.file).write_bytes(b"torn" * 50)
    built.build()
    assert connection.state() == "ok"
    connection.release()
    built.build()
    kept = [path for path in built.file.parent.glob("*.kept-*") if ".wal" not in path.name]
    uploads_held = "select count(*) from upload"
    assert [rows_of(file, uploads_held) for file in (built.file, *kept)].count([(1,)]) == 1


def test_a_warehouse_of_another_version_is_not_touched(built: SmallData) -> None:
    publish(DEPOSITS)
    connection.release()
    built.change("alter table batch drop column summary")
    before = built.file.read_bytes()
    with pytest.raises(connection.WarehouseUnavailable) as refused:
        built.build()
    assert refused.value.state == "foreign"
    assert built.file.read_bytes() == before
    assert list(built.file.parent.glob(".small*")) == []


def test_a_corrected_file_of_the_same_day_takes_the_place_of_the_earlier(built: SmallData) -> None:
    publish(("guangzhou", 2024, "deposits", "12.001", "亿元"))
    publish(("guangzhou", 2024, "deposits", "13.00", "亿元"))
    assert shown()[("guangzhou", 2024, "deposits")] == 1.3e9
