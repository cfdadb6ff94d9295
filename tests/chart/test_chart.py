"""The chart renders, validates and keeps its promises, without a cluster."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import helm_python as helm
import kubernetes_validate
import pytest
import yaml

CHART = Path(__file__).parents[2] / "deploy/helm/rathaus"
VARIANTS = sorted(path.stem for path in (CHART / "ci").glob("*.yaml"))
QUEUES = {"interactive", "bulk", "integration", "mail"}


def objects(variant: str) -> list[dict[str, Any]]:
    values = yaml.safe_load((CHART / "ci" / f"{variant}.yaml").read_text())
    with helm.Chart.load(CHART) as chart:
        rendered = chart.render(values, name="rathaus", namespace="rathaus")
    texts = [text for name, text in rendered.items() if name.endswith(".yaml")]
    return [document for text in texts for document in yaml.safe_load_all(text) if document]


def pods(variant: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for item in objects(variant):
        if item["kind"] == "Pod":
            yield item["metadata"]["name"], item["spec"]
        elif item["kind"] in {"Deployment", "Job"}:
            yield item["metadata"]["name"], item["spec"]["template"]["spec"]


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_object_is_valid(variant: str) -> None:
    rendered = objects(variant)

    assert {item["kind"] for item in rendered} >= {"Deployment", "Job", "Service", "ConfigMap"}
    for item in rendered:
        kubernetes_validate.validate(item, "1.36", strict=True)


def test_helm_finds_nothing_to_complain() -> None:
    report = helm.lint(CHART, strict=True)

    assert [message for message in report["messages"] if message["severity"] >= 2] == []


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_container_is_restricted(variant: str) -> None:
    for _name, spec in pods(variant):
        assert spec["securityContext"]["runAsNonRoot"] is True
        assert spec["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
        assert spec["automountServiceAccountToken"] is False
        for container in [*spec["containers"], *spec.get("initContainers", [])]:
            security = container["securityContext"]
            assert security["allowPrivilegeEscalation"] is False
            assert security["readOnlyRootFilesystem"] is True
            assert security["capabilities"] == {"drop": ["ALL"]}
            assert container["resources"]["limits"]["memory"]
            assert not container["image"].endswith(":latest")


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_deployment_is_probed(variant: str) -> None:
    for item in objects(variant):
        if item["kind"] == "Deployment":
            for container in item["spec"]["template"]["spec"]["containers"]:
                assert {"startupProbe", "livenessProbe"} <= container.keys()


def test_an_autoscaler_owns_the_number_of_pods() -> None:
    web = next(
        item for item in objects("ha") if item["kind"] == "Deployment" and item["metadata"]["name"].endswith("-web")
    )

    assert "replicas" not in web["spec"]


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_queue_has_a_worker(variant: str) -> None:
    commands = [" ".join(spec["containers"][0].get("args", [])) for name, spec in pods(variant) if "-worker-" in name]
    served = {queue for command in commands for queue in re.findall(r"--queues (\S+)", command)[0].split(",")}

    assert served == QUEUES


def test_only_the_migration_sees_the_migrating_role() -> None:
    for name, spec in pods("default"):
        sources = [
            source["secretRef"]["name"]
            for container in spec["containers"]
            for source in container.get("envFrom", [])
            if "secretRef" in source
        ]
        assert ("rathaus-owner" in sources) == ("-migrate-" in name)


def test_an_object_store_takes_the_place_of_the_media_claim() -> None:
    for variant, url in (("ha", "s3://objects.example.org/rathaus"), ("default", None)):
        config = next(item for item in objects(variant) if item["kind"] == "ConfigMap")["data"]
        claims = {
            volume["persistentVolumeClaim"]["claimName"]
            for _name, spec in pods(variant)
            for volume in spec.get("volumes", [])
            if "persistentVolumeClaim" in volume
        }

        assert config.get("RATHAUS_OBJECT_STORE_URL") == url
        assert bool(claims) == (url is None)


def test_schema_and_values_have_the_same_keys_and_every_key_is_described() -> None:
    text = (CHART / "values.yaml").read_text()
    values = yaml.safe_load(text)
    described = set(re.findall(r"^## @param (\S+) \S.*$", text, re.M))
    with helm.Chart.load(CHART) as chart:
        schema = chart.schema
    assert schema is not None

    assert set(values) == set(schema["properties"]) - {"global"}
    for key, value in values.items():
        leaves = {key} if not isinstance(value, dict) or key == "workers" else {f"{key}.{leaf}" for leaf in value}
        assert all(any(name == leaf or name.startswith(f"{leaf}.") for name in described) for leaf in leaves), key


@pytest.mark.parametrize(
    "values",
    [
        {"web": {"replicas": "two"}},
        {"image": {"tag": "latest"}},
        {"unknown": 1},
        {"workers": {"x": {"queues": ["unheard"]}}},
        {"objectStore": {"url": "s3://key:secret@objects.example.org/rathaus"}},
    ],
)
def test_wrong_values_are_refused(values: dict[str, Any]) -> None:
    with helm.Chart.load(CHART) as chart, pytest.raises(helm.HelmValuesError):
        chart.validate_schema(values)
