# One image for web and worker: `serve` or `worker` is the command.
# Built in two stages: what the build needs (npm's packages, pip's cache) stays behind.

ARG PYTHON=3.11-slim-bookworm

FROM python:${PYTHON} AS build
WORKDIR /source
RUN python -m venv /opt/ndjudge
COPY pyproject.toml constraints.txt hatch_build.py README.md LICENSE LICENSE-CONTENT ./
COPY app app
COPY judge judge
COPY problems problems
COPY migrations migrations
RUN /opt/ndjudge/bin/pip install --no-cache-dir -c constraints.txt .

FROM python:${PYTHON}
# git fetches packages that authors name, over HTTPS.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends ca-certificates git \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin ndjudge \
    && install --directory --owner ndjudge --group ndjudge /data
COPY --from=build /opt/ndjudge /opt/ndjudge
ENV PATH=/opt/ndjudge/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    NDJUDGE_DATA_DIR=/data \
    NDJUDGE_HOST=0.0.0.0 \
    NDJUDGE_LOG_FORMAT=json
USER 10001:10001
EXPOSE 8000
ENTRYPOINT ["ndjudge"]
CMD ["serve"]
