"""Work that is shared out comes out as if it were done here, whoever does it and also when one of them is lost."""

from __future__ import annotations

import os
import pickle
import signal
import time
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, Executor, Future
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from building import PROJECT, sample_copy
from hashiya import jobs
from hashiya.anchoring.anchor_all import anchor_corpus
from hashiya.kept import Kept, ToMake
from hashiya.pages.context import Context, Settings
from hashiya.pages.made import make_all
from hashiya.reading.project import read_corpus

THINGS = range(100)
HERE = os.getpid()


def squares(_: None, share: Sequence[int]) -> list[int]:
    return [thing * thing for thing in share]


def all_at_work(count: int) -> Callable[[], None]:
    """Return what has a process wait, the first time, until so many have begun: none may do all before."""
    begun, all_there = set[int](), get_context("fork").Barrier(count)

    def wait() -> None:
        if os.getpid() not in begun:
            begun.add(os.getpid())
            all_there.wait(60)

    return wait


def test_each_thing_is_done_once_and_by_several_processes() -> None:
    wait = all_at_work(3)

    def work(_: None, share: Sequence[int]) -> tuple[int, list[int]]:
        wait()
        return os.getpid(), squares(None, share)

    with jobs.jobs(3):
        shares = [*jobs.shared_out(THINGS, work, None)]
    assert len({process for _, (process, _) in shares}) == 3
    done = [
        *zip([n for numbers, _ in shares for n in numbers], [x for _, (_, all_) in shares for x in all_], strict=True)
    ]
    assert sorted(done) == [(thing, thing * thing) for thing in THINGS]


def test_the_share_of_a_process_that_is_killed_is_done_here() -> None:
    wait = all_at_work(2)

    def work(_: None, share: Sequence[int]) -> list[int]:
        wait()
        if os.getpid() != HERE:
            os.kill(os.getpid(), signal.SIGKILL)
        return squares(None, share)

    with jobs.jobs(2):
        shares = [*jobs.shared_out(THINGS, work, None)]
    assert sorted(x for _, all_ in shares for x in all_) == squares(None, THINGS)


def test_a_process_begins_no_others() -> None:
    wait = all_at_work(2)

    def count(_: None, share: Sequence[int]) -> tuple[bool, int]:
        wait()
        return os.getpid() == HERE, jobs.count()

    with jobs.jobs(2):
        assert jobs.count() == 2
        assert jobs.begin(lambda: (jobs.count(), os.getpid() == HERE))() == (1, False)
        assert {counted for _, counted in jobs.shared_out(THINGS, count, None)} == {(True, 2), (False, 1)}


def test_what_goes_wrong_in_a_process_goes_wrong_here() -> None:
    def work(_: None, share: Sequence[int]) -> None:
        if 99 in share:
            raise LookupError("the last one")

    with jobs.jobs(2), pytest.raises(LookupError, match="the last one"):
        list(jobs.shared_out(THINGS, work, None))


def test_who_is_given_up_does_nothing_more(tmp_path: Path) -> None:
    def work(_: None, share: Sequence[int]) -> None:
        if os.getpid() == HERE:
            wait()
            raise KeyboardInterrupt
        (tmp_path / str(os.getpid())).write_text("at work")
        wait()
        time.sleep(60)

    wait = all_at_work(2)
    with pytest.raises(KeyboardInterrupt), jobs.jobs(2):
        list(jobs.shared_out(THINGS, work, None))
    (there,) = tmp_path.iterdir()
    with pytest.raises(ProcessLookupError):
        os.kill(int(there.name), 0)


def test_however_many_things_find_room_in_turn() -> None:
    many = range(200_001)
    with jobs.jobs(2):
        done = {
            at: thing
            for at_all, all_ in jobs.shared_out(many, squares, None)
            for at, thing in zip(at_all, all_, strict=True)
        }
    assert done == {thing: thing * thing for thing in many}


def plus(given: tuple[int, set[int], Callable[[], None]], thing: int) -> int:
    number, made_here, wait = given
    wait()
    made_here.add(thing)
    return thing + number


def test_what_another_process_has_made_is_not_made_again() -> None:
    kept, made_here = Kept(), set[int]()
    given = (1, made_here, all_at_work(2))
    with jobs.jobs(2):
        made = kept.made_all("numbers", [ToMake(str(thing), [b""], thing) for thing in THINGS], plus, given)
    assert made == [thing + 1 for thing in THINGS]
    assert 0 < len(made_here) < len(THINGS)


class FarAway(Executor):
    """Workers that have nothing but what travels to them; of every `lost`th share nothing comes back."""

    def __init__(self, lost: int) -> None:
        self.lost, self.done = lost, 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **_: Any) -> Future[Any]:
        future = Future[Any]()
        self.done += 1
        if self.lost and self.done % self.lost == 0:
            future.set_exception(CancelledError())
        else:
            function, given = pickle.loads(pickle.dumps((fn, args)))
            future.set_result(pickle.loads(pickle.dumps(function(*given))))
        return future


@pytest.mark.parametrize("lost", [0, 2])
def test_all_comes_out_the_same_done_by_workers_far_away(
    lost: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample_copy(tmp_path)

    def made() -> tuple[object, ...]:
        corpus, problems = read_corpus(tmp_path)
        anchored, told = anchor_corpus(corpus)
        return (anchored, problems, told, *make_all(Context(anchored, Settings(cache=PROJECT / ".cache"))))

    here = made()
    monkeypatch.setattr(jobs, "_BLOCK", 4)
    workers, carried = FarAway(lost), list[type]()
    of = jobs.Crew(workers, 2, is_forked=False, carried=lambda thing: (carried.append(type(thing)), thing)[1])
    with jobs.crew(of):
        there = made()
    assert there == here
    assert workers.done >= 5
    assert len(carried) <= 6  # what all need: once for articles, notes, places, mentions, those in translations, pages


def test_work_that_nobody_is_left_for_is_done_here() -> None:
    class Nobody(Executor):
        def submit(self, fn: Callable[..., Any], /, *_: Any, **__: Any) -> Future[Any]:
            return Future[Any]()

    with jobs.crew(jobs.Crew(Nobody(), 2, is_forked=False, is_there=lambda: False, patience=0.01)):
        shares = [*jobs.shared_out(THINGS, squares, None)]
    assert sorted(x for _, all_ in shares for x in all_) == squares(None, THINGS)
