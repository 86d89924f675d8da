"""Berdaya: YAML records about community empowerment, checked and made into a bilingual site and exports."""

__version__ = "0.1.0"
