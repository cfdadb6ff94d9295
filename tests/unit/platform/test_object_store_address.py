"""The object store's address: everything in one URL, and no secret in what is shown."""

import pytest

from rathaus_site.object_store import ObjectStore, parse


def test_all_of_it() -> None:
    found = parse("s3://key:se%2Fcret@objects.example.org:8333/rathaus?region=eu-central-1&tls=0")

    assert found == ObjectStore("http://objects.example.org:8333", "rathaus", "eu-central-1", "key", "se/cret")
    assert "se/cret" not in repr(found)


def test_without_a_key_boto_looks_for_one_itself() -> None:
    found = parse("s3://objects.example.org/rathaus")

    assert found.endpoint == "https://objects.example.org"
    assert set(found.options()) == {"endpoint_url", "bucket_name", "region_name"}


@pytest.mark.parametrize(
    "wrong",
    [
        "s3://objects.example.org",
        "s3:///bucket",
        "https://objects.example.org/b",
        "s3://host/bucket/folder",
        "s3://geheim@host/bucket",
        "s3://host/bucket?acl=public",
        "file:///srv",
    ],
)
def test_what_is_wrong_is_told_without_the_secret(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"must|needs|knows") as refused:
        parse(wrong)

    assert "geheim" not in str(refused.value)
