r"""No text may hold invisible characters that reorder the text around them.

With them a reader sees other words than a program does, which is how harmful changes hide in a review. Arabic and
Hebrew need none of them in the catalogue; the pages set the direction themselves.

Wrong:

```yaml
# locales/en/site.yml
en:
  site:
    home:
      title: "Key \u202Esesutats"
```

Right:

```yaml
# locales/en/site.yml
en:
  site:
    home:
      title: Key statuses
```

To mend it: delete the character; the report names it and its place.
"""
