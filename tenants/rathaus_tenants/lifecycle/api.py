"""What the command line may do with a town after its making."""

from rathaus_tenants.lifecycle.actions import rename, resume, suspend

__all__ = ["rename", "resume", "suspend"]
