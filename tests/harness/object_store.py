"""A real S3 server for a test: SeaweedFS as a child, in a folder of its own, ended with the block."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from rathaus_site.embedded import waiting
from rathaus_site.embedded.ports import free_port
from rathaus_site.object_store import ObjectStore

KEY, SECRET, BUCKET = "rathaus", "geheim-geheim", "rathaus"
PORTS = ("master.port", "volume.port", "filer.port", "s3.port", "master.port.grpc", "volume.port.grpc")
PORTS += ("filer.port.grpc", "s3.port.grpc")


@contextmanager
def object_store(folder: Path) -> Iterator[ObjectStore]:
    """The store with an empty private bucket, reachable with key and secret only."""
    rights = [{"name": "r", "credentials": [{"accessKey": KEY, "secretKey": SECRET}], "actions": ["Admin"]}]
    (folder / "rights.json").write_text(json.dumps({"identities": rights}))
    ports = {name: free_port() for name in PORTS}
    command = [str(Path(sys.executable).with_name("weed")), "server", "-ip=127.0.0.1", "-ip.bind=127.0.0.1"]
    command += [f"-dir={folder}", "-filer", "-s3", f"-s3.config={folder / 'rights.json'}"]
    command += [f"-{name}={port}" for name, port in ports.items()] + ["-s3.port.iceberg=0", "-s3.port.lance=0"]
    store = ObjectStore(f"http://127.0.0.1:{ports['s3.port']}", BUCKET, "us-east-1", KEY, SECRET)
    with (folder / "log").open("w") as log, subprocess.Popen(command, stdout=log, stderr=log) as process:
        try:
            waiting.until(lambda: _bucket_made(store), seconds=60, what=f"SeaweedFS (siehe {folder / 'log'})")
            yield store
        finally:
            process.kill()


def client(store: ObjectStore) -> "boto3.client":
    """The bucket as its owner sees it, past all towns."""
    return boto3.client(
        "s3",
        endpoint_url=store.endpoint,
        region_name=store.region,
        aws_access_key_id=store.key,
        aws_secret_access_key=store.secret,
        config=Config(connect_timeout=2, retries={"max_attempts": 1}),
    )


def _bucket_made(store: ObjectStore) -> bool:
    try:
        client(store).create_bucket(Bucket=BUCKET)
    except (BotoCoreError, ClientError):
        return False
    return True
