"""The Celery application: queues, limits and the beat. The task base that carries the town is rathaus_tenants.tasks."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rathaus_site.settings")

app = Celery("rathaus")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.update(
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    worker_prefetch_multiplier=1,
    task_default_queue="interactive",
    task_soft_time_limit=120,
    task_time_limit=150,
    task_ignore_result=True,
    worker_pool="prefork",
    worker_max_tasks_per_child=1000,
    broker_connection_retry_on_startup=True,
    broker_transport_options={"visibility_timeout": 900},
    timezone="Europe/Berlin",
    beat_schedule={
        "relay": {
            "task": "rathaus_tenants.relay",
            "schedule": 5.0,
            "options": {"queue": "interactive", "expires": 5},
        },
        "dispatch": {
            "task": "rathaus_tenants.dispatch",
            "schedule": 60.0,
            "options": {"queue": "bulk", "expires": 60},
        },
        "remove-departed": {
            "task": "rathaus_tenants.remove_departed",
            "schedule": 3600.0,
            "options": {"queue": "integration", "expires": 3600},
        },
        "watch-releases": {
            "task": "rathaus_services.rollout.watch",
            "schedule": 600.0,
            "options": {"queue": "bulk", "expires": 600},
        },
    },
)
app.autodiscover_tasks()
