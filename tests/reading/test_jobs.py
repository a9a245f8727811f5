"""Work that is shared out among processes comes out as if it were done here, also when one of them is lost."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence

import pytest

from hashiya import jobs
from hashiya.kept import Kept

THINGS = range(100)


def results(share: Sequence[int]) -> list[int]:
    return [thing * thing for thing in share]


def test_each_thing_is_done_once_and_by_several_processes() -> None:
    with jobs.jobs(3):
        shares = jobs.shared_out(THINGS, lambda share: (os.getpid(), results(share)))
    assert len({process for _, (process, _) in shares}) == 3
    done = [
        *zip([n for numbers, _ in shares for n in numbers], [x for _, (_, all_) in shares for x in all_], strict=True)
    ]
    assert sorted(done) == [(thing, thing * thing) for thing in THINGS]


def test_the_share_of_a_process_that_is_killed_is_done_here() -> None:
    here = os.getpid()

    def work(share: Sequence[int]) -> list[int]:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return results(share)

    with jobs.jobs(2):
        shares = jobs.shared_out(THINGS, work)
    assert sorted(x for _, all_ in shares for x in all_) == results(THINGS)


def test_what_goes_wrong_in_a_process_goes_wrong_here() -> None:
    def work(share: Sequence[int]) -> None:
        if 99 in share:
            raise LookupError("the last one")

    with jobs.jobs(2), pytest.raises(LookupError, match="the last one"):
        jobs.shared_out(THINGS, work)


def test_what_another_process_has_made_is_not_made_again() -> None:
    kept, made_here = Kept(), set()

    def make(thing: int) -> int:
        return kept.made("numbers", str(thing), [b""], lambda: (made_here.add(thing), thing + 1)[1])

    with jobs.jobs(2):
        kept.share_out(THINGS, make)
        assert [make(thing) for thing in THINGS] == [thing + 1 for thing in THINGS]
    assert len(made_here) in range(30, 70)
