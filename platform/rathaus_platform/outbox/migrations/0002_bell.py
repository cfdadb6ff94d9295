"""Ring the relay's bell after every insert. The bell itself is in the shared schema and belongs to the towns' registry."""

from django.db import migrations

RING = """
CREATE FUNCTION outbox_ring() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM public.rathaus_ring(TG_TABLE_SCHEMA::text);
  RETURN NULL;
END
$$;
CREATE TRIGGER outbox_message_ring AFTER INSERT ON outbox_message
  FOR EACH STATEMENT EXECUTE FUNCTION outbox_ring();
"""

SILENCE = """
DROP TRIGGER outbox_message_ring ON outbox_message;
DROP FUNCTION outbox_ring();
"""


class Migration(migrations.Migration):
    """A statement trigger: one ring per insert, however many rows."""

    dependencies = [("outbox", "0001_initial")]
    operations = [migrations.RunSQL(RING, SILENCE)]
