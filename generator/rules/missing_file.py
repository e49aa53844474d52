"""Every file that the catalogue needs must exist and be readable.

The facts have five single files and two folders; every locale that `catalog.yaml` lists has five files of words.

Wrong:

```yaml
# catalog.yaml
locales:
  de: {state: draft}
```

Right:

```yaml
# catalog.yaml
locales:
  en: {state: published}
  nl: {state: published}
```

To mend it: create the file, restore it from version control, or take the locale out of the list.
"""
