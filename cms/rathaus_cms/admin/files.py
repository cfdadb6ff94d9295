"""Style sheets and scripts of the admin, all from this host and none inline."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from rathaus_cms.theming.context import current_look


def styles() -> SafeString:
    """Hook `insert_global_admin_css`: the desk's look and the town's colours, above all the stripe."""
    return format_html(
        '<link rel="stylesheet" href="{}"><link rel="stylesheet" href="{}">',
        static("vendor/desk.css"),
        current_look().theme_url,
    )


def scripts() -> SafeString:
    """Hook `insert_global_admin_js`: starts the widgets that Wagtail starts by inline scripts."""
    return format_html(
        '<script src="{}"></script><script type="module" src="{}"></script>',
        static("cms/admin-init.js"),
        static("vendor/desk.js"),
    )
