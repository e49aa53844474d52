"""Rules: the examples on every rule's page do what the page says, and the registry is whole."""

from __future__ import annotations

import pkgutil
import re
from pathlib import Path

import pytest

import generator
import generator.rules
from generator.rules import RULES, Rule, explain, rule_ids
from generator.source import MappingNode, Node, ScalarNode, read_yaml
from tests.check.catalogue import BASE, checked, copy_base

_EXAMPLE = re.compile(r"^(Wrong|Right):\n\n```yaml\n# (\S+)\n(.*?)```", re.MULTILINE | re.DOTALL)
_NOT_RULES = {"context", "names", "references", "rule", "suggestion"}

EXAMPLES = [(rule, *example) for rule in RULES for example in _EXAMPLE.findall(rule.page)]


def lay_example(root: Path, name: str, fragment: str) -> None:
    """Put an example over the base; a locale that the base does not have becomes a draft."""
    folder, _, rest = name.partition("/")
    if folder == "locales" and not (root / folder / rest.partition("/")[0]).is_dir():
        lay_over(root, "catalog.yaml", f"locales: {{{rest.partition('/')[0]}: {{state: draft}}}}")
    lay_over(root, name, fragment)


def lay_over(root: Path, name: str, fragment: str) -> None:
    """Put an example's keys over those of the base file; a fragment that cannot be read replaces the whole file."""
    path = root / name
    new, found = read_yaml(name, fragment.encode())
    old = read_yaml(name, path.read_bytes())[0].root if path.is_file() else None
    text = fragment
    if not found and new.root is not None and old is not None:
        text = written(merged(old, new.root))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def merged(old: Node, new: Node) -> Node:
    if not (isinstance(old, MappingNode) and isinstance(new, MappingNode)):
        return new
    for key, entry in new.entries.items():
        if key in old.entries:
            old.entries[key].value = merged(old.entries[key].value, entry.value)
        else:
            old.entries[key] = entry
    return old


def written(node: Node, indent: str = "") -> str:
    """A node as YAML; unquoted texts stay unquoted."""
    if isinstance(node, ScalarNode):
        return f"{indent}{node.text if node.plain else double(node.text)}\n"
    if isinstance(node, MappingNode):
        entries = (f"{indent}{key}:\n{written(entry.value, f'{indent} ')}" for key, entry in node.entries.items())
        return "".join(entries) or f"{indent}{{}}\n"
    return "".join(f"{indent}-\n{written(item, f'{indent} ')}" for item in node.items) or f"{indent}[]\n"


def double(text: str) -> str:
    return '"' + "".join(f"\\U{ord(character):08X}" for character in text) + '"'


@pytest.mark.parametrize(
    ("rule", "kind", "name", "fragment"), EXAMPLES, ids=[f"{rule.id}-{kind.lower()}" for rule, kind, *_ in EXAMPLES]
)
def test_example(rule: Rule, kind: str, name: str, fragment: str, tmp_path: Path) -> None:
    """The wrong example breaks its rule, the right one does not."""
    root = copy_base(tmp_path)
    lay_example(root, name, fragment)
    found = {diagnostic.rule for diagnostic in checked(root)[1]}
    assert (rule.id in found) == (kind == "Wrong"), sorted(found)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_page(rule: Rule) -> None:
    """A page says what is wrong in one sentence, shows a failing and a passing example, and how to mend it."""
    kinds = [kind for kind, *_ in _EXAMPLE.findall(rule.page)]
    assert kinds == ["Wrong", "Right"]
    assert "\nTo mend it: " in rule.page
    assert re.fullmatch(r"[^\n]{20,240}[.]", rule.title)
    assert explain(rule.id) == f"{rule.id}\n{'=' * len(rule.id)}\n\n{rule.page}"


def test_registry_is_whole() -> None:
    """Every module of the package that is not part of the machinery is a rule, and the ids are sorted."""
    modules = {module.name for module in pkgutil.iter_modules(generator.rules.__path__)}
    assert [name.replace("-", "_") for name in rule_ids()] == sorted(modules - _NOT_RULES)


def test_rules_without_a_check_are_reported_by_the_loader() -> None:
    """A rule is found by its own function, or its id stands in the code that reads the files."""
    package = Path(generator.__path__[0])
    loader = "".join(path.read_text() for folder in ("load", "source") for path in (package / folder).glob("*.py"))
    assert [rule.id for rule in RULES if rule.check is None and f'"{rule.id}"' not in loader] == []


def test_explain_refuses_an_unknown_rule() -> None:
    """The command line asks `rule_ids` first."""
    with pytest.raises(KeyError):
        explain("no-such-rule")


def test_base_uses_every_kind_of_file() -> None:
    """Examples may lay over any file."""
    names = {path.relative_to(BASE).parts[0] for path in BASE.rglob("*.y*ml")}
    assert names >= {"catalog.yaml", "platform.yaml", "fixes.yaml", "topics.yaml", "questions.yaml", "statuses"}
