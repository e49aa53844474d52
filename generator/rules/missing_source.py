"""Every fact about an exchange must say where it can be read and when somebody last looked.

Exchanges change their rules without notice. A fact without a source cannot be checked again, so it cannot be trusted.

Wrong:

```yaml
# exchanges/alpha.yaml
lifetimes:
  - kind: fixed_term
    days: 90
```

Right:

```yaml
# exchanges/alpha.yaml
lifetimes:
  - kind: fixed_term
    days: 90
    source: https://alpha.example/docs/keys
    checked: 2026-11-01
```

To mend it: add `source`, the address of the public page, and `checked`, the day you compared the fact with it.
"""
