"""Stored files: sealed on disk, one key each, readable in their own town and nowhere else."""

from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.storage import default_storage
from pytest_django import DjangoCaptureOnCommitCallbacks

from rathaus_platform.crypto.api import Tampered
from rathaus_platform.documents import api as documents
from rathaus_platform.documents.models import StoredFile
from rathaus_platform.errors import Forbidden, NotFound
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

CONTENT = b"Erika Mustermann, Musterweg 12 " * 50
UPLOAD = documents.CheckedUpload("Mietvertrag.pdf", "application/pdf", CONTENT, "unchecked")


def _path(file: documents.FileRef) -> Path:
    return Path(default_storage.path(StoredFile.objects.get(pk=file.id).path))


def test_what_was_stored_is_read_again_and_lies_sealed_under_the_towns_id(ahausen: TownRef) -> None:
    with in_town(ahausen):
        file = documents.store(UPLOAD, purpose="upload")

        assert documents.read(file.id) == CONTENT
        assert documents.info(file.id) == file
        assert (file.name, file.size, file.state, file.purpose) == (UPLOAD.name, len(CONTENT), "unchecked", "upload")
        on_disk = _path(file).read_bytes()
        assert str(ahausen.id) in _path(file).parts
    assert b"Erika" not in on_disk


def test_the_stranger_cannot_read_it_not_even_with_row_and_bytes(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        file = documents.store(UPLOAD, purpose="upload")
        row, sealed = StoredFile.objects.get(), _path(file).read_bytes()

    with in_town(bestadt):
        with pytest.raises(NotFound):
            documents.read(file.id)
        with pytest.raises(NotFound):
            documents.info(file.id)
        with pytest.raises(NotFound):
            documents.file_response(file.id)
        assert documents.infos([file.id]) == ()

        row.save(force_insert=True)
        stolen = Path(default_storage.path(row.path))
        stolen.parent.mkdir(parents=True)
        stolen.write_bytes(sealed)
        with pytest.raises(Tampered):
            documents.read(file.id)


def test_the_bytes_of_one_file_cannot_stand_for_another(ahausen: TownRef) -> None:
    with in_town(ahausen):
        first = documents.store(UPLOAD, purpose="upload")
        second = documents.store(UPLOAD, purpose="upload")
        _path(second).write_bytes(_path(first).read_bytes())
        with pytest.raises(Tampered):
            documents.read(second.id)


def test_a_changed_byte_is_noticed(ahausen: TownRef) -> None:
    with in_town(ahausen):
        file = documents.store(UPLOAD, purpose="upload")
        sealed = bytearray(_path(file).read_bytes())
        sealed[-20] ^= 1
        _path(file).write_bytes(sealed)
        with pytest.raises(Tampered):
            documents.read(file.id)


def test_erasing_takes_the_key_now_and_the_bytes_after_the_commit(
    ahausen: TownRef, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with in_town(ahausen):
        file = documents.store(UPLOAD, purpose="upload")
        path = _path(file)
        with django_capture_on_commit_callbacks(execute=True):
            documents.erase(file.id)
            assert path.exists()
        assert not path.exists()
        with pytest.raises(NotFound):
            documents.read(file.id)
        documents.erase(file.id)  # once more does no harm


def test_bytes_that_got_lost_are_not_found(ahausen: TownRef) -> None:
    with in_town(ahausen):
        file = documents.store(UPLOAD, purpose="upload")
        _path(file).unlink()
        with pytest.raises(NotFound):
            documents.read(file.id)


def test_a_blocked_file_is_not_given_out(ahausen: TownRef) -> None:
    with in_town(ahausen):
        file = documents.store(UPLOAD, purpose="upload")
        StoredFile.objects.update(state="refused")
        with pytest.raises(Forbidden):
            documents.read(file.id)
        with pytest.raises(Forbidden):
            documents.file_response(file.id)


def test_without_a_scanner_nothing_can_be_rechecked(ahausen: TownRef) -> None:
    with in_town(ahausen):
        file = documents.store(UPLOAD, purpose="upload")
        with pytest.raises(documents.ScannerUnavailable):
            documents.recheck(file.id)
        assert documents.info(file.id).state == "unchecked"


@pytest.mark.parametrize(("inline", "begins"), [(False, "attachment"), (True, "inline")])
def test_a_file_is_given_out_so_that_it_cannot_do_anything(ahausen: TownRef, inline: bool, begins: str) -> None:
    letter = documents.own_document("Bescheid über Hundesteuer.pdf", b"%PDF-1.7", "application/pdf")
    with in_town(ahausen):
        file = documents.store(letter, purpose="bescheid")
        response = documents.file_response(file.id, inline=inline)

    assert response.content == b"%PDF-1.7"
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"].startswith(begins)
    assert "filename*=utf-8''Bescheid%20%C3%BCber%20Hundesteuer.pdf" in response.headers["Content-Disposition"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response.headers["Cache-Control"] == "private, no-store"
    assert file.state == "own"


def test_several_files_are_described_at_once(ahausen: TownRef) -> None:
    with in_town(ahausen):
        files = [documents.store(UPLOAD, purpose="upload") for _ in range(3)]
        assert documents.infos([*(file.id for file in files), uuid4()]) == tuple(files)
