"""Publishing: the old site or the new site, never half of one, and nothing that is not ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.pipeline.publish import MARKER, PublishError, publish, stage
from tests.conftest import Run


def put(output: Path, text: str) -> None:
    with stage(output) as folder:
        (folder / "page.html").write_text(text)
        publish(folder, output)


def test_a_site_replaces_the_one_before(tmp_path: Path) -> None:
    """The second build is what readers see, and the first leaves nothing behind."""
    output = tmp_path / "site"
    put(output, "one")
    put(output, "two")
    assert (output / "page.html").read_text() == "two"
    assert len(list((tmp_path / ".site-releases").glob("release-*"))) == 1


def test_a_build_that_fails_leaves_the_old_site(tmp_path: Path) -> None:
    """What goes wrong before publishing changes nothing."""
    output = tmp_path / "site"
    put(output, "one")

    def fail() -> None:
        with stage(output) as folder:
            (folder / "page.html").write_text("half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert (output / "page.html").read_text() == "one"
    assert not list((tmp_path / ".site-releases").glob("building-*"))


@pytest.mark.parametrize("kind", ["folder", "file", "link"])
def test_what_is_not_ours_is_refused_and_kept(tmp_path: Path, kind: str) -> None:
    """A folder, a file or a link that this program did not make stays as it is."""
    output = tmp_path / "site"
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "thesis.txt").write_text("years of work")
    if kind == "folder":
        output.mkdir()
        (output / "thesis.txt").write_text("years of work")
    elif kind == "file":
        output.write_text("years of work")
    else:
        output.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(PublishError, match="was not made by this program"):
        put(output, "new")
    kept = output if kind == "file" else output / "thesis.txt"
    assert kept.read_text() == "years of work"


def test_a_stranger_among_the_releases_is_kept(tmp_path: Path) -> None:
    """Sweeping removes only folders that carry our marker."""
    output = tmp_path / "site"
    put(output, "one")
    stranger = tmp_path / ".site-releases" / "notes"
    stranger.mkdir()
    (stranger / "thesis.txt").write_text("years of work")
    put(output, "two")
    assert (stranger / "thesis.txt").exists()


def test_two_builds_at_once_do_not_mix(tmp_path: Path) -> None:
    """The second build is told to wait; the first is not disturbed."""
    output = tmp_path / "site"
    with stage(output) as folder:
        with pytest.raises(PublishError, match="another build"):
            put(output, "second")
        (folder / "page.html").write_text("first")
        publish(folder, output)
    assert (output / "page.html").read_text() == "first"


def test_a_copy_without_the_link_is_recognised(tmp_path: Path) -> None:
    """A site that was copied as a plain folder still carries the marker and may be replaced."""
    output = tmp_path / "site"
    output.mkdir()
    (output / MARKER).touch()
    (output / "page.html").write_text("copied")
    put(output, "new")
    assert output.is_symlink()
    assert (output / "page.html").read_text() == "new"


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path, helpcenter: Run) -> None:
    """The message says where, and that the old site is unchanged or another folder can be chosen; no traceback."""
    blocker = tmp_path / "file"
    blocker.write_text("")
    done = helpcenter("build", "--locale", "en", "--output", blocker / "site")
    assert done.returncode == 3
    assert "cannot write beside" in done.stderr
    assert "Traceback" not in done.stderr
