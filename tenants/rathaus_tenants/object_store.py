"""Files in an S3 bucket, under the town's id, which never changes; without a bound town there is no file at all."""

from typing import Any
from urllib.parse import urljoin

from botocore.config import Config
from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.utils.deconstruct import deconstructible
from django.utils.encoding import filepath_to_uri
from storages.backends.s3 import S3Storage
from storages.utils import clean_name, safe_join

from rathaus_tenants.context import current_town


@deconstructible(path="rathaus_tenants.object_store.TownObjects")
class TownObjects(S3Storage):  # type: ignore[misc]
    """django-storages' S3 storage with keys `<town id>/<name>`; the bucket needs to be private and nothing else.

    The same name in two towns is two objects, and a name that leads out of the town's prefix is refused
    (SuspiciousFileOperation). Every access raises NoTown where no town is bound.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(
            **{
                "file_overwrite": False,
                "default_acl": None,
                # Quick to give up; other stores than Amazon's do not know its newer checksums.
                "client_config": Config(
                    connect_timeout=3,
                    read_timeout=20,
                    retries={"max_attempts": 3},
                    s3={"addressing_style": "path"},
                    request_checksum_calculation="when_required",
                    response_checksum_validation="when_required",
                ),
                **options,
            }
        )

    @property
    def bucket(self) -> Any:
        """One per thread: boto's resources must not be shared."""
        return self.connection.Bucket(self.bucket_name)

    def url(self, name: str, *arguments: Any, **options: Any) -> str:
        """The town's own address, as with files on disk: views decide who gets it, and no other host is named."""
        self._normalize_name(clean_name(name))
        return urljoin(settings.MEDIA_URL, filepath_to_uri(name).lstrip("/"))

    def _normalize_name(self, name: str) -> str:
        try:
            key: str = safe_join(str(current_town().id), name)
        except ValueError as problem:
            raise SuspiciousFileOperation(f"{name!r} leads out of the town's files") from problem
        return key
