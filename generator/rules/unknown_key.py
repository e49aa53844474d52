"""Only keys that mean something may be written.

A misspelt optional key would otherwise be ignored, and nobody would notice that the fact is missing.

Wrong:

```yaml
# statuses/invalid.yaml
contact_exchanges: true
```

Right:

```yaml
# statuses/invalid.yaml
contact_exchange: true
```

To mend it: use the key that the tip names. Editors that read the schema in a file's first line offer the right keys.
"""
