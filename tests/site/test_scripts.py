"""What pages load: whole modules under names that change with their content, and nothing joined by guesswork."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from mkdocs.exceptions import PluginError

from generator.plugin.scripts import scripts

PAGE = """import { twice } from "./parts/twice.js";
import { say } from "./later.js";

const own = 1;
say(twice(own));
import("./later.js").then(({ say }) => say(own));
"""
TWICE = """import { plus } from "./plus.js";
const own = 40;
export const twice = (number) => plus(plus(number, own), number);
"""
MODULES = {
    "page.js": PAGE,
    "later.js": 'const own = "said";\nexport function say(what) {\n  console.log(own, what);\n}\n',
    "parts/twice.js": TWICE,
    "parts/plus.js": "export function plus(a, b) {\n  return a + b;\n}\n",
}


def write(folder: Path, modules: dict[str, str]) -> Path:
    for name, text in modules.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def test_what_is_joined_says_the_same(tmp_path: Path) -> None:
    """Two files: the page's with its parts, and the one that it also loads later; private names stay apart."""
    made = scripts(write(tmp_path / "sources", MODULES))
    assert sorted(made) == ["later.js", "page.js"]
    site = write(
        tmp_path / "site", {script.uri: script.text for script in made.values()} | {"package.json": '{"type":"module"}'}
    )
    done = subprocess.run(["node", site / made["page.js"].uri], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("said 42\nsaid 1\n", "")


def test_a_name_changes_when_what_it_loads_changes(tmp_path: Path) -> None:
    """So a kept file never meets another version of what it loads; what is untouched keeps its name."""
    before = scripts(write(tmp_path / "before", MODULES))
    after = scripts(write(tmp_path / "after", MODULES | {"later.js": "export function say() {}\n"}))
    again = scripts(write(tmp_path / "again", MODULES))
    assert before == again
    assert before["page.js"].uri != after["page.js"].uri
    other = scripts(write(tmp_path / "other", MODULES | {"page.js": PAGE.replace("own = 1", "own = 2")}))
    assert other["later.js"] == before["later.js"]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"page.js": 'import * as all from "./later.js";\n'}, "import * as all"),
        ({"page.js": 'import { twice as two } from "./parts/twice.js";\n'}, "twice as two"),
        ({"later.js": "export default 1;\n"}, "export default 1;"),
        ({"later.js": "export let changing = 1;\n"}, "export let changing = 1;"),
        ({"page.js": 'import { gone } from "./gone.js";\n'}, "gone.js"),
        ({"parts/plus.js": 'import { twice } from "./twice.js";\nexport function plus() {}\n'}, "circle"),
        ({"parts/plus.js": "export const plus = 1;\nexport const twice = 2;\n"}, "both export `twice`"),
    ],
)
def test_what_it_does_not_know_stops_the_build(changed: dict[str, str], said: str, tmp_path: Path) -> None:
    """With the module's name or the names in question."""
    with pytest.raises(PluginError, match=re.escape(said)):
        scripts(write(tmp_path, MODULES | changed))
