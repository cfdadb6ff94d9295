"""Files in a real S3 store: a town's lie under its id, and no name leads into another town."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from io import BytesIO
from typing import Any
from urllib.request import urlopen

import pytest
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from PIL import Image as Picture
from pytest_django import DjangoCaptureOnCommitCallbacks
from tests.harness.cut import cut_off
from tests.harness.object_store import BUCKET, client, object_store
from wagtail.documents.models import Document
from wagtail.images.models import Image

from rathaus_platform.crypto.api import Tampered
from rathaus_platform.documents import api as documents
from rathaus_platform.documents.models import StoredFile
from rathaus_platform.errors import NotFound, Unavailable
from rathaus_site.object_store import ObjectStore
from rathaus_tenants.context import in_town
from rathaus_tenants.errors import NoTown
from rathaus_tenants.values import TownRef

UPLOAD = documents.CheckedUpload("Mietvertrag.pdf", "application/pdf", b"Erika Mustermann " * 90, "unchecked")


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ObjectStore]:
    with object_store(tmp_path_factory.mktemp("objects")) as store:
        yield store


@pytest.fixture
def store(running: ObjectStore, settings: Any) -> ObjectStore:
    objects = {"BACKEND": "rathaus_tenants.object_store.TownObjects", "OPTIONS": running.options()}
    settings.STORAGES = {**settings.STORAGES, "default": objects}
    return running


def keys(store: ObjectStore) -> set[str]:
    return {found["Key"] for found in client(store).list_objects_v2(Bucket=BUCKET).get("Contents", ())}


def test_the_same_name_is_another_object_in_each_town(store: ObjectStore, ahausen: TownRef, bestadt: TownRef) -> None:
    for town in (ahausen, bestadt):
        with in_town(town):
            assert default_storage.save("bilder/markt.txt", ContentFile(town.slug.encode())) == "bilder/markt.txt"
            assert default_storage.save("bilder/markt.txt", ContentFile(b"2")) != "bilder/markt.txt"

    assert {f"{town.id}/bilder/markt.txt" for town in (ahausen, bestadt)} <= keys(store)
    with in_town(ahausen):
        assert default_storage.open("bilder/markt.txt").read() == b"ahausen"
        assert len(default_storage.listdir("bilder")[1]) == 2
        default_storage.delete("bilder/markt.txt")
        assert not default_storage.exists("bilder/markt.txt")
    with in_town(bestadt):
        assert default_storage.open("bilder/markt.txt").read() == b"bestadt"


def test_no_name_leads_into_another_town(store: ObjectStore, ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(bestadt):
        default_storage.save("geheim.txt", ContentFile(b"bestadt"))
    ways: list[Callable[[str], Any]] = [default_storage.open, default_storage.exists, default_storage.size]
    ways += [default_storage.delete, default_storage.listdir, default_storage.url]
    with in_town(ahausen):
        for name in (f"../{bestadt.id}/geheim.txt", f"x/../../{bestadt.id}/geheim.txt", f"/{bestadt.id}/geheim.txt"):
            for way in ways:
                with pytest.raises(SuspiciousFileOperation):
                    way(name)
        with pytest.raises(FileNotFoundError):
            default_storage.open(f"{bestadt.id}/geheim.txt")
    with pytest.raises(NoTown):
        default_storage.exists("geheim.txt")
    assert f"{bestadt.id}/geheim.txt" in keys(store)


def test_nobody_reads_the_bucket_without_its_key(store: ObjectStore, ahausen: TownRef) -> None:
    with in_town(ahausen):
        name = default_storage.save("offen.txt", ContentFile(b"x"))

    with pytest.raises(OSError, match="403"):
        urlopen(f"{store.endpoint}/{BUCKET}/{ahausen.id}/{name}")  # noqa: S310 - http of our own server


def test_a_sealed_file_is_its_towns_own(
    store: ObjectStore,
    ahausen: TownRef,
    bestadt: TownRef,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with in_town(ahausen):
        file = documents.store(UPLOAD, purpose="upload")
        row = StoredFile.objects.get()
        assert documents.read(file.id) == UPLOAD.data
    key = f"{ahausen.id}/{row.path}"
    sealed = client(store).get_object(Bucket=BUCKET, Key=key)["Body"].read()
    assert b"Erika" not in sealed

    with in_town(bestadt):
        with pytest.raises(NotFound):
            documents.read(file.id)
        row.save(force_insert=True)
        default_storage.save(row.path, ContentFile(sealed))
        with pytest.raises(Tampered):
            documents.read(file.id)

    with in_town(ahausen), django_capture_on_commit_callbacks(execute=True):
        assert documents.sweep(timedelta(0)) == 0, "a file with its row stays"
        lost = default_storage.save("documents/aa/lost", ContentFile(b"?"))
        assert documents.sweep(timedelta(0)) == 1 and not default_storage.exists(lost)
        documents.erase(file.id)
    assert key not in keys(store)
    assert f"{bestadt.id}/{row.path}" in keys(store)


def test_a_store_that_does_not_answer_is_unavailable(running: ObjectStore, settings: Any, ahausen: TownRef) -> None:
    away = {**running.options(), "endpoint_url": "http://127.0.0.1:9"}
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "rathaus_tenants.object_store.TownObjects", "OPTIONS": away},
    }
    with in_town(ahausen):
        for work in (
            lambda: default_storage.open("a"),
            lambda: default_storage.save("a", ContentFile(b"")),
            lambda: default_storage.delete("a"),
            lambda: default_storage.listdir(""),
            lambda: documents.store(UPLOAD, purpose="upload"),
        ):
            with pytest.raises(Unavailable):
                work()


def test_a_store_that_breaks_off_in_the_middle_of_a_file_is_unavailable(
    store: ObjectStore, settings: Any, ahausen: TownRef, town_client: Callable[[TownRef], Client]
) -> None:
    with in_town(ahausen):
        default_storage.save("images/markt.jpg", ContentFile(b"Marktplatz" * 100_000))
    assert town_client(ahausen).get("/media/images/markt.jpg").status_code == 200

    with cut_off(store.endpoint, after=100_000) as broken:
        objects = {**settings.STORAGES["default"], "OPTIONS": {**store.options(), "endpoint_url": broken}}
        settings.STORAGES = {**settings.STORAGES, "default": objects}
        with in_town(ahausen), pytest.raises(Unavailable):
            default_storage.open("images/markt.jpg")
        assert town_client(ahausen).get("/media/images/markt.jpg").status_code == 503


def test_pictures_of_a_town_are_shown_by_its_own_view(
    store: ObjectStore, ahausen: TownRef, bestadt: TownRef, town_client: Callable[[TownRef], Client]
) -> None:
    painted = BytesIO()
    Picture.new("RGB", (40, 30), "green").save(painted, "PNG")
    with in_town(ahausen):
        image = Image.objects.create(title="Markt", file=ContentFile(painted.getvalue(), "markt.png"))
        address = image.get_rendition("width-20").url

    assert address.startswith("/media/images/")
    here = town_client(ahausen).get(address)
    assert here.status_code == 200 and here["Content-Type"] == "image/png"
    assert b"".join(here.streaming_content).startswith(b"\x89PNG")  # type: ignore[arg-type]
    assert town_client(bestadt).get(address).status_code == 404


def test_documents_of_a_town_are_given_out_by_its_own_view(
    store: ObjectStore, ahausen: TownRef, bestadt: TownRef, town_client: Callable[[TownRef], Client]
) -> None:
    with in_town(ahausen):
        made = Document.objects.create(title="Plan", file=ContentFile(b"%PDF-1.7", "plan.pdf"))
        address = made.url

    here = town_client(ahausen).get(address)
    assert here.status_code == 200
    body = b"".join(here.streaming_content) if here.streaming else here.content  # type: ignore[arg-type]
    assert body == b"%PDF-1.7"
    assert town_client(bestadt).get(address).status_code == 404
