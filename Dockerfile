# docker build -t tocsin . && docker run -v tocsin:/data tocsin code /data/articles.jsonl --store /data/tocsin.db
FROM python:3.12-slim AS build
WORKDIR /src
COPY . .
RUN pip wheel --no-cache-dir --no-deps --wheel-dir /wheels .

FROM python:3.12-slim
COPY --from=build /wheels /wheels
RUN pip install --no-cache-dir "$(ls /wheels/*.whl)[read,tables,web]" && rm -r /wheels \
    && useradd --uid 10001 --create-home tocsin && mkdir /data && chown tocsin /data
USER 10001
WORKDIR /data
VOLUME /data
ENTRYPOINT ["tocsin"]
CMD ["--help"]
