"""Formats other than the site. Each takes a corpus and gives file names with contents; none touches the disk."""

from berdaya.exports import json_corpus

EXPORTERS = {"json": json_corpus.export}
