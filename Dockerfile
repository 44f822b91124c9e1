# The bot with its model and its example articles. Build: docker build -t eventdesk .
# docs/discord.md tells how to run it, and how to build it without the packages for graphics cards.

# The base is named by its tag: its digest was not known where this was written. Give one, for the same image every time:
# docker build --build-arg BASE=python:3.11-slim-bookworm@sha256:...
ARG BASE=python:3.11-slim-bookworm

FROM ${BASE} AS build
# A further package index for pip, such as the one of PyTorch's builds for processors only; empty: none.
ARG PIP_EXTRA_INDEX_URL=""
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /opt/eventdesk
ENV PATH=/opt/eventdesk/bin:$PATH
WORKDIR /src
# What changes seldom comes first: a change of the code alone does not install PyTorch again. PyTorch's build is the
# machine's choice, and its hash with it; all else is what requirements.lock names, checked by hash.
COPY pyproject.toml requirements.lock ./
RUN grep -o 'torch>=[^"]*' pyproject.toml > torch.txt \
    && pip install -r torch.txt && pip install --no-deps --require-hashes -r requirements.lock
COPY README.md LICENSE ./
COPY seeds seeds
COPY retrieval retrieval
COPY bot bot
RUN pip wheel --no-deps --wheel-dir dist . && pip install --no-deps dist/*.whl && pip check

FROM ${BASE}
RUN useradd --uid 10001 --home-dir /data eventdesk && install -d -o eventdesk -g eventdesk /data
COPY --from=build /opt/eventdesk /opt/eventdesk
# Nothing is downloaded at run time: the model comes from a package.
ENV PATH=/opt/eventdesk/bin:$PATH HF_HUB_OFFLINE=1 PYTHONUNBUFFERED=1
# Index, votes and config.toml. An index is made at the first start, in the volume where reindexing keeps it up to date;
# one made here would be hidden by a volume that has one, and grow old in the image.
USER 10001:10001
WORKDIR /data
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=10s --start-period=180s --retries=3 CMD ["eventdesk-bot", "--check-health"]
ENTRYPOINT ["eventdesk-bot"]
