"""The two things a town's role may change outside its schema, each behind a function that looks who asks.

`current_setting('role')` is the town's role that the caller wears, also inside SECURITY DEFINER, where
current_user is the owner. `none` is the owner itself, or a login role without a town, which has no EXECUTE.
"""

from django.db import migrations

FUNCTIONS = """
CREATE FUNCTION public.rathaus_ring(town text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF current_setting('role') NOT IN ('none', town) THEN
    RAISE EXCEPTION 'the role % may not ring for %', current_setting('role'), town
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO public.registry_bell (schema_name) VALUES (town);
END
$$;
REVOKE ALL ON FUNCTION public.rathaus_ring(text) FROM PUBLIC;

CREATE FUNCTION public.rathaus_content_changed(town text) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  raised bigint;
BEGIN
  IF current_setting('role') NOT IN ('none', town) THEN
    RAISE EXCEPTION 'the role % may not change %', current_setting('role'), town
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE public.registry_town SET content_version = content_version + 1
   WHERE schema_name = town RETURNING content_version INTO raised;
  RETURN raised;
END
$$;
REVOKE ALL ON FUNCTION public.rathaus_content_changed(text) FROM PUBLIC;
"""

GONE = """
DROP FUNCTION public.rathaus_content_changed(text);
DROP FUNCTION public.rathaus_ring(text);
"""


class Migration(migrations.Migration):
    """Runs in the shared schema only: the router leaves shared apps out of towns."""

    dependencies = [("registry", "0001_initial")]
    operations = [migrations.RunSQL(FUNCTIONS, GONE)]
