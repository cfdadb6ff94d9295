"""The embedded default: real servers from PyPI and Maven packages, as foreground children on one machine."""
