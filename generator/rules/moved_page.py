"""A moved page must be gone from its old address and must lead to a page that exists.

`moved` in `catalog.yaml` keeps links alive that people have saved or printed. An entry for a page that still stands
there would hide it, and one that leads nowhere, or to a page that has moved itself, would be a detour to an error.

Wrong:

```yaml
# catalog.yaml
moved:
  status/wrong/: status/invlid/
  status/connected/: status/invalid/
```

Right:

```yaml
# catalog.yaml
moved:
  status/wrong/: status/invalid/
```

To mend it: name the address at which the page stands today, and take out entries for pages that are still there.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.compile.site_map import page_addresses
from generator.diagnostics import Diagnostic, Place, quoted
from generator.rules.context import Context
from generator.rules.suggestion import did_you_mean

_HOME = "Addresses are those below a language's folder, such as `status/expired/`."


def check(context: Context) -> Iterator[Diagnostic]:
    """Find moved pages that stand where they were, or lead nowhere."""
    moved = context.catalog.file.moved
    # What a file that could not be read defines counts as defined.
    if not moved or any(name.startswith(("statuses/", "exchanges/")) for name in context.loaded.broken):
        return
    pages = page_addresses(context.catalog)
    for old, new in moved.items():
        where = Place("catalog.yaml", ("moved", old))
        if old in pages:
            tip = "Take the entry out: the page would never be seen."
            yield Diagnostic("moved-page", f"there is a page at {quoted(old)}", where.key(), tip)
        if new not in pages:
            tip = did_you_mean(new, pages, _HOME)
            yield Diagnostic("moved-page", f"there is no page at {quoted(new)}", where, tip)
