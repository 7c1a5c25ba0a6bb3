"""The window ends with its last page, and not while anything is on its way."""

from __future__ import annotations

from lkjip_docgen.window.presence import PAUSE, Presence


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_window_that_nobody_has_opened_yet_waits() -> None:
    clock = Clock()
    presence = Presence(clock)
    clock.now += 1000
    assert not presence.left()


def test_it_ends_two_seconds_after_the_last_page() -> None:
    clock = Clock()
    presence = Presence(clock)
    with presence.page(), presence.page():
        clock.now += 1000
        assert not presence.left()
    clock.now += PAUSE - 0.1
    assert not presence.left()
    clock.now += 0.2
    assert presence.left()


def test_a_page_that_is_loaded_again_is_no_end() -> None:
    clock = Clock()
    presence = Presence(clock)
    with presence.page():
        pass
    clock.now += 1.5
    with presence.work():  # the page is being made again
        clock.now += 60
        assert not presence.left()
    with presence.page():
        clock.now += 60
        assert not presence.left()


def test_a_job_at_work_is_finished_first() -> None:
    clock = Clock()
    presence = Presence(clock)
    with presence.page():
        job = presence.work()
        job.__enter__()
    clock.now += 60
    assert not presence.left()
    job.__exit__(None, None, None)
    clock.now += PAUSE
    assert presence.left()
