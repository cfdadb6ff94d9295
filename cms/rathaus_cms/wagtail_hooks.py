"""Where Wagtail asks: menus, dashboard, files of the admin, pages that stay. Wagtail finds this module by its name."""

from wagtail import hooks

from rathaus_cms.admin import dashboard, files, menu, permanent, programs, staff_urls

hooks.register("construct_main_menu", menu.trim_main)
hooks.register("construct_settings_menu", menu.trim_settings)
hooks.register("construct_reports_menu", menu.trim_reports)
hooks.register("construct_homepage_panels", dashboard.editor_panels)
hooks.register("register_admin_urls", staff_urls.urls)
hooks.register("register_admin_urls", programs.urls)
hooks.register("register_settings_menu_item", programs.menu_item)
hooks.register("insert_global_admin_css", files.styles)
hooks.register("insert_global_admin_js", files.scripts)
for moment in ("before_delete_page", "before_unpublish_page", "before_move_page"):
    hooks.register(moment, permanent.refuse_removal)
hooks.register("before_bulk_action", permanent.refuse_bulk)
