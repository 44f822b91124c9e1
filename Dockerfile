# The bot with its model and its example articles. Build: docker build -t eventdesk .
# docs/discord.md tells how to run it, and how to build it without the packages for graphics cards.

FROM python:3.11-slim-bookworm AS build
# A further package index for pip, such as the one of PyTorch's builds for processors only; empty: none.
ARG PIP_EXTRA_INDEX_URL=""
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /opt/eventdesk
ENV PATH=/opt/eventdesk/bin:$PATH
WORKDIR /src
# What changes seldom comes first: a change of the code alone does not install PyTorch again.
COPY pyproject.toml ./
RUN python -c "import tomllib; print(*tomllib.load(open('pyproject.toml', 'rb'))['project']['dependencies'], sep='\n')" > requirements.txt \
    && pip install -r requirements.txt
COPY README.md LICENSE ./
COPY seeds seeds
COPY retrieval retrieval
COPY bot bot
RUN pip wheel --no-deps --wheel-dir dist . && pip install --no-deps dist/*.whl && pip check

FROM python:3.11-slim-bookworm
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
