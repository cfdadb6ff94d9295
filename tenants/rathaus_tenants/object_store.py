"""Files in an S3 bucket, under the town's id, which never changes; without a bound town there is no file at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urljoin

from botocore.config import Config
from botocore.exceptions import BotoCoreError
from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.utils.deconstruct import deconstructible
from django.utils.encoding import filepath_to_uri
from s3transfer.exceptions import RetriesExceededError
from storages.backends.s3 import S3Storage
from storages.utils import clean_name, safe_join

from rathaus_platform.errors import Unavailable
from rathaus_tenants.context import current_town


@contextmanager
def _answering() -> Iterator[None]:
    """A store that does not answer is a page that says so, not a mistake in the program."""
    try:
        yield
    except (BotoCoreError, RetriesExceededError) as problem:
        raise Unavailable(type(problem).__name__) from problem


@deconstructible(path="rathaus_tenants.object_store.TownObjects")
class TownObjects(S3Storage):  # type: ignore[misc]
    """django-storages' S3 storage with keys `<town id>/<name>`; the bucket needs to be private and nothing else.

    The same name in two towns is two objects, and a name that leads out of the town's prefix is refused
    (SuspiciousFileOperation). Every access raises NoTown where no town is bound, and Unavailable while the store
    does not answer.
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

    def _open(self, name: str, mode: str = "rb") -> Any:
        with _answering():
            opened = super()._open(name, mode)
            if "r" in mode:
                _ = opened.file  # fetches all of it: what breaks off does so before an answer began
            return opened

    def _save(self, name: str, content: Any) -> str:
        with _answering():
            return str(super()._save(name, content))

    def delete(self, name: str) -> None:
        """Deletes the town's object; one that is not there is no error."""
        with _answering():
            super().delete(name)

    def exists(self, name: str) -> bool:
        """Whether the town has an object of this name."""
        with _answering():
            return bool(super().exists(name))

    def listdir(self, name: str) -> Any:
        """Folders and files of one of the town's folders; two empty lists for one that is not there."""
        with _answering():
            return super().listdir(name)

    def _normalize_name(self, name: str) -> str:
        try:
            key: str = safe_join(str(current_town().id), name)
        except ValueError as problem:
            raise SuspiciousFileOperation(f"{name!r} leads out of the town's files") from problem
        return key
