# One image for web, workers, beat and the migration Job. Node is for building only; no embedded server gets in here.
FROM node:24-slim AS frontend
WORKDIR /src
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --omit=optional

FROM python:3.13-slim AS build
WORKDIR /src
RUN pip install --no-cache-dir uv==0.13.9
COPY . .
COPY --from=frontend /src/node_modules node_modules
RUN uv venv /opt/rathaus \
 && VIRTUAL_ENV=/opt/rathaus uv pip sync --require-hashes locks/runtime.lock \
 && VIRTUAL_ENV=/opt/rathaus uv pip install --no-deps -e . \
 && /opt/rathaus/bin/rathaus assets --no-install \
 && VIRTUAL_ENV=/opt/rathaus uv pip install --no-deps --reinstall .

FROM python:3.13-slim
RUN apt-get update && apt-get install -y --no-install-recommends postgresql-client && rm -rf /var/lib/apt/lists/* \
 && useradd --uid 10001 --no-create-home rathaus
COPY --from=build /opt/rathaus /opt/rathaus
USER 10001
ENV PATH=/opt/rathaus/bin:$PATH
ENTRYPOINT ["rathaus"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8000"]
