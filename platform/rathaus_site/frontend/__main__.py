"""`python -m rathaus_site.frontend` builds the front-end files again, whatever changed."""

from rathaus_site.frontend.build import build

build("test", force=True)
