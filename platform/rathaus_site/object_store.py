"""The address of the object store: `s3://[key:secret@]host[:port]/bucket[?region=…&tls=0]`."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit


@dataclass(frozen=True)
class ObjectStore:
    """A bucket at a store that speaks S3. Without a key boto finds one itself (AWS_ACCESS_KEY_ID, the pod's role)."""

    endpoint: str
    bucket: str
    region: str
    key: str
    secret: str = field(repr=False)

    def options(self) -> dict[str, Any]:
        """For rathaus_tenants.object_store.TownObjects."""
        found = {
            "endpoint_url": self.endpoint,
            "bucket_name": self.bucket,
            "region_name": self.region,
            "access_key": self.key,
            "secret_key": self.secret,
        }
        return {name: value for name, value in found.items() if value}


def parse(raw: str) -> ObjectStore:
    """Raises ValueError with what is wrong; the text carries no secret."""
    parts = urlsplit(raw)
    bucket = parts.path.strip("/")
    asked = parse_qs(parts.query)
    if parts.scheme != "s3" or not parts.hostname or not bucket or "/" in bucket:
        raise ValueError("must look like s3://key:secret@host/bucket")
    if set(asked) - {"region", "tls"}:
        raise ValueError("knows region and tls and nothing else after the ?")
    if bool(parts.username) != bool(parts.password):
        raise ValueError("needs both key and secret, or neither")
    scheme = "http" if asked.get("tls") == ["0"] else "https"
    port = f":{parts.port}" if parts.port else ""
    return ObjectStore(
        endpoint=f"{scheme}://{parts.hostname}{port}",
        bucket=bucket,
        region=asked.get("region", ["us-east-1"])[0],  # what S3 signs with where there are no regions
        key=unquote(parts.username or ""),
        secret=unquote(parts.password or ""),
    )
