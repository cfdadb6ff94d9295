"""`python -m rathaus_site` and `rathaus`: the only door."""

from rathaus_site.cli.application import main

if __name__ == "__main__":
    main()

__all__ = ["main"]
