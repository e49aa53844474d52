"""Way out: builds the shipped catalogue's export with other generators and compares it with our own pages.

`python -m tests.wayout` makes an environment for each generator below `.cache/wayout`, which takes a package index.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

from tests.wayout.compare import differences

HERE = Path(__file__).parent
GENERATORS = ("properdocs", "zensical")
SHOWN = 20


def run(*words: str | Path) -> None:
    """Run a program, and stop with what it said when it fails."""
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, words))}\n{done.stdout}{done.stderr}")


def installed(name: str, cache: Path) -> Path:
    """The generator in an environment of its own, with pinned versions and nothing of ours."""
    folder = cache / f"env-{name}"
    if not (folder / "bin" / name).is_file():
        run(sys.executable, "-m", "venv", "--clear", folder)
        pip = (folder / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
        run(*pip, "--require-hashes", "-r", HERE / f"{name}.txt")
    return folder / "bin" / name


def main() -> int:
    """Build and compare; 1 when anything differs."""
    parser = argparse.ArgumentParser(prog="python -m tests.wayout", description=__doc__)
    parser.add_argument("--locale", action="append", help="which languages (default: en and ar)")
    parser.add_argument("--cache", type=Path, default=Path(".cache/wayout"))
    options = parser.parse_args()
    tags = options.locale or ["en", "ar"]
    cache = options.cache.absolute()
    tree, own = cache / "plain", cache / "own"
    shutil.rmtree(tree, ignore_errors=True)
    chosen = [word for tag in tags for word in ("--locale", tag)]
    helpcenter = (sys.executable, "-m", "generator")
    run(*helpcenter, "export", tree, *chosen)
    run(*helpcenter, "build", "--quiet", "--output", own, *chosen)
    wrong = 0
    for name in GENERATORS:
        program = installed(name, cache)
        for tag in tags:
            settings = tree / tag / "mkdocs.yml"
            values = yaml.safe_load(settings.read_text(encoding="utf-8"))
            settings.write_text(yaml.safe_dump({**values, "site_dir": name}, sort_keys=False), encoding="utf-8")
            run(program, "build", "--config-file", settings)
            found = differences(own.resolve() / tag, tree / tag / name)
            pages = sum(1 for _ in (tree / tag / "docs").rglob("index.md"))
            sys.stdout.write(f"{name} {tag}: {pages} pages, {len(found)} differences\n")
            sys.stdout.writelines(f"  {line}\n" for line in found[:SHOWN])
            wrong += len(found)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
