"""Every YAML file in the catalogue's folder must be one that is read.

A file with a misspelt name, in the wrong folder or with the wrong ending would otherwise be passed over in silence.

Wrong:

```yaml
# status/paused.yaml
order: 40
```

Right:

```yaml
# statuses/connected.yaml
order: 40
```

To mend it: rename or move the file; facts end in `.yaml`, words in `.yml`; list a new locale in `catalog.yaml`.
"""
