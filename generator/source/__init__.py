"""YAML text with positions: reads one file into nodes that know where they stand, within limits, and never crashes."""

from generator.source.nodes import Entry, MappingNode, Node, ScalarNode, SequenceNode
from generator.source.position import resolve
from generator.source.yaml_file import LIMITS, Limits, YamlFile, read_yaml

__all__ = [
    "LIMITS",
    "Entry",
    "Limits",
    "MappingNode",
    "Node",
    "ScalarNode",
    "SequenceNode",
    "YamlFile",
    "read_yaml",
    "resolve",
]
