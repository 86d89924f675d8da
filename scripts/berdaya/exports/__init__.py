"""Formats other than the site. Each takes a corpus and gives file names with contents; none touches the disk.

`zim` stands beside them: it takes what the built site consists of.
"""

from berdaya.exports import json_corpus

EXPORTERS = {"json": json_corpus.export}
