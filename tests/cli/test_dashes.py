"""Texts that begin with a dash."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.notebook import Notebook


@pytest.mark.parametrize(
    "text", ["- call Ines", "-5 degrees: a walk", "-call Ines", "--note: call Ines", "-\tlist", "-3"]
)
def test_a_text_with_a_blank_in_it_or_a_number_is_no_option(written: Notebook, text: str) -> None:
    planned = written.data("plan-week", text, "-v", "conn")["records"][0]
    assert planned["text"] == text
    assert written.data("log-opportunity", "-t", "-vconn", text)["records"][0]["text"] == text
    assert written.data("reflect", text)["records"][0]["happened"] == text


@pytest.mark.parametrize("text", ["- because", "-because", "--because it is warm", "-1"])
def test_the_text_of_an_option_may_begin_with_a_dash(written: Notebook, text: str) -> None:
    for given in (["--why", text], [f"--why={text}"]):
        assert written.data("plan-week", "Call", "-v", "conn", *given)["records"][0]["why"] == text


def test_an_option_with_blanks_in_what_is_given_stays_an_option(written: Notebook) -> None:
    planned = written.data("plan-week", "Call", "--value=conn", "--why=it is warm - and dry")["records"][0]
    assert (planned["text"], planned["why"]) == ("Call", "it is warm - and dry")


@pytest.mark.parametrize("text", ["-call", "--call-Ines"])
def test_another_text_that_begins_with_a_dash_is_refused_and_told_of_the_two_dashes(
    written: Notebook, text: str
) -> None:
    said = written.run("plan-week", text, "-v", "conn")
    assert (said.code, said.out) == (2, "")
    assert "Put -- and a space before a text that begins with a dash." in said.err


@pytest.mark.parametrize("number", ["-1", "-10", "11", "-0.5"])
def test_a_number_off_the_scale_is_told_the_range(written: Notebook, number: str) -> None:
    for command, name in ((["rate-value", "conn"], "IMPORTANCE"), (["rate-week", "conn"], "LIVED")):
        said = written.run(*command, number)
        assert said.code == 2
        assert said.err.startswith(f"{name} is a whole number, 0-10.\n")
