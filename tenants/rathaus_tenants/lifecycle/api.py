"""What the command line may do with a town after its making."""

from rathaus_tenants.lifecycle.actions import archive, rename, resume, set_pilot, suspend
from rathaus_tenants.lifecycle.delete import delete_town
from rathaus_tenants.lifecycle.export import export_town
from rathaus_tenants.lifecycle.restore import restore_town

__all__ = ["archive", "delete_town", "export_town", "rename", "restore_town", "resume", "set_pilot", "suspend"]
