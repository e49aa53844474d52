"""A file must stay within limits of length, number of values and depth, so that no file can stall the program.

The limits are far above what authors write: four million characters, 400,000 values, 40 levels. A file that meets
them was most likely generated, or a bracket is missing its partner.

Wrong:

```yaml
# topics.yaml
queues: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[trading]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
```

Right:

```yaml
# topics.yaml
queues: [trading]
```

To mend it: split the file, or look for a bracket or an indentation too many.
"""
