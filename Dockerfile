# One image for web, workers, beat and the migration Job. Node and the embedded servers are for building only.
FROM python:3.13-slim AS build
WORKDIR /src
RUN pip install --no-cache-dir uv==0.13.9
COPY . .
ENV VIRTUAL_ENV=/build PATH=/build/bin:$PATH
RUN uv venv /build \
 && uv pip sync --require-hashes locks/dev.lock \
 && uv pip install --no-deps -e . \
 && python -m rathaus_site.frontend \
 && python -m hatchling build -t wheel -d /wheel

FROM python:3.13-slim
RUN apt-get update && apt-get install -y --no-install-recommends postgresql-client && rm -rf /var/lib/apt/lists/* \
 && useradd --uid 10001 --no-create-home rathaus
COPY locks/runtime.lock /tmp/runtime.lock
COPY --from=build /wheel /tmp/wheel
ENV VIRTUAL_ENV=/opt/rathaus PATH=/opt/rathaus/bin:$PATH
RUN pip install --no-cache-dir uv==0.13.9 && uv venv /opt/rathaus \
 && uv pip sync --require-hashes /tmp/runtime.lock && uv pip install --no-deps /tmp/wheel/*.whl \
 && rm -rf /tmp/wheel /tmp/runtime.lock
# Static files are the same for every town and every deployment; the values below open nothing.
RUN RATHAUS_SECRET_KEY=build RATHAUS_MASTER_KEY=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= \
    RATHAUS_DATABASE_URL=postgresql://build@localhost/build RATHAUS_BROKER_URL=redis://localhost \
    RATHAUS_CACHE_URL=redis://localhost RATHAUS_KEYCLOAK_URL=http://localhost RATHAUS_SMTP_URL=smtp://localhost \
    RATHAUS_MEDIA_ROOT=/var/lib/rathaus/media DJANGO_SETTINGS_MODULE=rathaus_site.settings \
    python -m django collectstatic --noinput
USER 10001
ENTRYPOINT ["rathaus"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8000"]
